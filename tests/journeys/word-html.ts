/** As Word lays it on the clipboard: styles of its own, lists as paragraphs, tracked changes, a comment, a picture, a table. */
export const wordHtml = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Word.Document>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal, li.MsoNormal {mso-style-parent:""; margin:0cm; font-family:"Times New Roman",serif;} @list l0 {mso-list-id:1;} --></style>
</head><body lang=VI style='tab-interval:36.0pt'>
<!--StartFragment-->
<h2 style='mso-outline-level:2'><span lang=VI>1. Công tác tuyên truyền</span></h2>
<p class=MsoNormal style='text-align:justify;text-indent:36.0pt'><span lang=VI style='font-size:14.0pt;
mso-fareast-language:VI'>Xã đã tổ chức <b>02 hội nghị</b> <del cite="mailto:Binh" datetime="2026-03-01T08:00">đã xóa</del><ins
cite="mailto:Binh" datetime="2026-03-01T08:00"><span class=msoIns>thêm vào</span></ins><a class=msocomanchor id="_anchor_1"
href="#_msocom_1" name="_msoanchor_1">[B1]</a>.<o:p></o:p></span></p>
<p class=MsoNormal><b style='font-weight:normal'><span style='font-weight:700'>Đậm do kiểu chữ</span><span style="color:red">không đậm</span></b></p>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Đậm của Word</b><span style='mso-bidi-font-weight:bold;mso-bidi-font-style:italic'>chữ thường</span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='margin-left:36.0pt;text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>Hội nghị thứ nhất<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='margin-left:36.0pt;text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span></span><![endif]>Hội nghị thứ hai<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span
style='font:7.0pt "Times New Roman"'>&nbsp;</span></span><![endif]>Việc thứ nhất</p>
<p class=MsoListParagraph style='mso-list:l2 level1 lfo3'><![if !supportLists]><span style='mso-list:Ignore'>a)<span
style='font:7.0pt "Times New Roman"'>&nbsp;</span></span><![endif]>Mục có chữ cái</p>
<p class=MsoNormal><!--[if gte vml 1]><v:shape id="Hinh" type="#_x0000_t75"><v:imagedata src="file:///C:/Temp/msohtmlclip1/01/clip_image001.png"/></v:shape><![endif]--><![if !vml]><img
width=200 height=100 src="file:///C:/Temp/msohtmlclip1/01/clip_image002.jpg" v:shapes="Hinh"><![endif]></p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
<tr style='mso-yfti-irow:0'><td width=100 colspan=2 style='width:75pt;border:solid windowtext 1.0pt'><p class=MsoNormal><b>Tổng hợp</b><o:p></o:p></p></td></tr>
<tr><td width=50><p class=MsoNormal>Hội nghị<o:p></o:p></p></td><td width=50><p class=MsoNormal>2<o:p></o:p></p></td></tr>
</table>
<!--EndFragment-->
<div style='mso-element:comment-list'><div style='mso-element:comment'><div id="_com_1" class=msocomtxt><p class=MsoCommentText>Nhận xét của lãnh đạo</p></div></div></div>
</body></html>`;

/**
 * The filled cells of the five reports, written down by hand: figures and the beginnings of row labels only.
 * A row is a line: number ("-" for none), beginning of the label, indicator ("-" for none), and what is printed.
 * "→" tells the value where it is not that number itself, "_" stands for a space within a figure, "-" for a printed dash,
 * "…" for the rest of a long answer. After the id of a form stand its columns, where it has several.
 */
export const expectedCells: Readonly<Record<string, string>> = {
  '000': `
# cchc-2021/1
1.1.1 | Số nhiệm vụ đề ra trong kế hoạch | plan.tasksSet | 26
1.1.2 | Số nhiệm vụ đã hoàn thành | plan.tasksDone | 26
1.1.3 | Số văn bản chỉ đạo CCHC | documents.directivesIssued | 12
1.1.1 | Ban hành Kế hoạch tự kiểm tra | inspection.selfCheckPlan | KH số 08/KH-UBND ngày 15/01/2021
1.1.3 | Số vấn đề phát hiện qua kiểm tra | inspection.issuesFound | 02
1.1.4 | Số vấn đề phát hiện đã xử lý xong | inspection.issuesResolved | 02
1.3.1 | Tổng số nhiệm vụ được giao | tasks.fromProvince.assigned | 47
1.3.2 | Số nhiệm vụ đã hoàn thành đúng hạn | tasks.fromProvince.doneOnTime | 41
1.3.3 | Số nhiệm vụ đã hoàn thành nhưng quá hạn | tasks.fromProvince.doneLate | 3
1.4.1 | Số lượng phiếu khảo sát | survey.ballots | 599
1.4.2 | Hình thức khảo sát | survey.method | 0
1.5 | Tổ chức đối thoại | dialogue.held | 0
1.6 | Tiếp nhận, xử lý phản ánh | - | 00
1.6.1 | Số PAKN đã giải quyết | feedback.resolved | 00
1.7 | Kế hoạch tuyên truyền CCHC | publicity.plan | KH số 07/KH-UBND ngày 12/01/2021
1.7.1 | Số nhiệm vụ đề ra trong kế hoạch | publicity.tasksSet | 06
1.7.2 | Số nhiệm vụ đã hoàn thành | publicity.tasksDone | 06
1.7.3 | Các hình thức tuyên truyền | publicity.channels | 06
2.1 | Số VBQPPL đã ban hành | legal.issued | 02
2.2 | Số VBQPPL đã kiểm tra | legal.checked | 02
2.3 | Số VBQPPL đã rà soát | legal.reviewed | 02
2.6 | Xây dựng kế hoạch, báo cáo công tác theo dõi | enforcement.documents | KH số 20/KH-UBND ngày 25/01/2021
2.7 | Thực hiện các hoạt động về theo dõi THPL | enforcement.activities | 02
3.1.1 | Số lượng thủ tục hành chính | procedures.published | 787
3.1.2 | Số lượng thủ tục hành chính | procedures.posted | 218
3.1.3 | Công khai tiến độ | dossiers.progressPublished | 14
- | Số TTHC cấp xã | procedures.commune | 218
3.4.2 | Số TTHC liên thông giữa các cấp | procedures.linkedAcrossLevels | 96
3.4.3 | Tỷ lệ TTHC đã được phê duyệt | procedures.workflowApprovedRate | 100
3.4.4 | Tỷ lệ quy trình nội bộ | procedures.workflowElectronicRate | 218/218 (100%)→100
3.5.3 | Tỷ lệ hồ sơ TTHC do UBND cấp xã | dossiers.commune.onTimeRate | 877/877 (100%)→100
3.5.4 | Tỷ lệ hồ sơ TTHC về lĩnh vực đất đai | dossiers.land.onTimeRate | 72/72 (100%)→100
3.5.6 | Hồ sơ áp dụng chữ ký số | dossiers.signedNoticeRate | 00
3.6.1 | Số TTHC được tích hợp lên Cổng DVC | procedures.onPortal | 218
3.6.2 | Số TTHC cung cấp mức độ 3, 4 | online.integrated.total | 91
3.6.3 | Số TTHC đã tích hợp dịch vụ thanh toán | payment.integrated | 0
3.6.4 | Số TTHC đã đồng bộ | procedures.configured | 218
3.6.5 | Hồ sơ TTHC được số hóa | dossiers.digitised | 880
4.2 | Số liệu về biên chế công chức | - | 19
4.2.2 | Tổng số biên chế có mặt | staff.present | 19
4.2.3 | Số hợp đồng lao động | staff.contracts | 01
5.4.3 | Số người làm việc hưởng lương | discipline.publicStaff | 02
6.1 | Số đơn vị SNCL đã thực hiện tự chủ 100% | finance.autonomy.full | 9.436 tỷ
7.2 | Xây dựng và vận hành Hệ thống họp | digital.meetings | 2
7.4 | Tỷ lệ cơ quan chuyên môn | digital.certificateRate | 01
7.6.1 | Thực hiện kết nối, liên thông | - | 2077
- | Tỷ lệ UBND cấp xã đã kết nối | digital.linkedCommunesRate | 100
7.6.2 | Tổng số văn bản đi | documents.outgoing | 803
Trong đó | Tỷ lệ văn bản được gửi hoàn toàn | digital.documents.rate | 100
7.7.2 | Tỷ lệ đơn vị cấp xã đã kết nối | digital.oneStop.communesRate | 01
7.8.1 | Tổng số TTHC cung cấp trực tuyến mức độ 3 | online.level3.provided | 31
7.8.2 | Tổng số TTHC cung cấp trực tuyến mức độ 4 | online.level4.provided | 60
7.8.3 | Tỷ lệ hồ sơ xử lý trực tuyến mức độ 3 | online.level3.dossierRate | 0
7.8.4 | Tỷ lệ hồ sơ xử lý trực tuyến mức độ 4 | online.level4.dossierRate | 0
`,
  '001': `
# cchc-2022-phu-luc/2
1 | Số văn bản chỉ đạo CCHC | documents.directivesIssued | 05
2.1 | Số nhiệm vụ đề ra trong kế hoạch | plan.tasksSet | 19
2.2 | Số nhiệm vụ đã hoàn thành | plan.tasksDone | 10
3.2 | Số UBND cấp xã đã kiểm tra | inspection.communesInspected | 0
3.3 | Tỷ lệ xử lý các vấn đề | inspection.resolutionRate | 0
3.3.1 | Số vấn đề phát hiện qua kiểm tra | inspection.issuesFound | 0
3.3.2 | Số vấn đề phát hiện đã xử lý xong | inspection.issuesResolved | 0
5.1 | Tổng số nhiệm vụ được giao | tasks.fromDistrict.assigned | 49
5.2 | Số nhiệm vụ đã hoàn thành đúng hạn | tasks.fromDistrict.doneOnTime | 45
5.3 | Số nhiệm vụ đã hoàn thành nhưng quá hạn | tasks.fromDistrict.doneLate | 0
5.4 | Số nhiệm vụ quá hạn nhưng chưa hoàn thành | tasks.fromDistrict.overdue | 0
6.1 | Số lượng phiếu khảo sát | survey.ballots | 1.144→1144
6.2 | Hình thức khảo sát | survey.method | 0
7 | Tổ chức đối thoại | dialogue.held | 0
# cchc-2022-phu-luc/3
1.2 | Số VBQPPL do cấp xã ban hành | legal.issuedByCommune | 01
2.1 | Số VBQPPL đã kiểm tra | legal.checked | 01
2.2.1 | Tổng số VBQPPL cần phải xử lý sau kiểm tra | legal.checkToHandle | 0
2.2.2 | Số VBQPPL có kiến nghị xử lý | legal.checkHandled | 0
3.1 | Số VBQPPL đã rà soát | legal.reviewed | 01
3.2 | Tỷ lệ xử lý VBQPPL sau rà soát | legal.reviewRate | 0
3.2.1 | Tổng số VBQPPL cần phải xử lý sau rà soát | legal.reviewToHandle | 0
3.2.2 | Số VBQPPL có kiến nghị xử lý | legal.reviewHandled | 0
# cchc-2022-phu-luc/4
1.1.2 | Số TTHC cấp xã | procedures.commune | 130
2.1 | Số TTHC liên thông cùng cấp | procedures.linkedSameLevel | 2
2.2 | Số TTHC liên thông giữa các cấp | procedures.linkedAcrossLevels | 54
3.2 | Tỷ lệ hồ sơ TTHC do UBND cấp xã | dossiers.commune.onTimeRate | 99,7→99.7
3.2.1 | Tổng số hồ sơ TTHC đã giải quyết xong | dossiers.commune.resolved | 1.144→1144
3.2.2 | Số hồ sơ TTHC giải quyết đúng hạn | dossiers.commune.resolvedOnTime | 1.142→1142
3.3 | Tỷ lệ giải quyết phản ánh | feedback.rate | 100
3.3.1 | Tổng số PAKN đã tiếp nhận | feedback.received | 0
3.3.2 | Số PAKN đã giải quyết xong | feedback.resolved | 0
# cchc-2022-phu-luc/5
2.1 | Tổng số biên chế được giao | staff.assigned | 23
2.2 | Tổng số biên chế có mặt | staff.present | 21
2.3 | Số hợp đồng lao động | staff.contracts | 01
2.4 | Số biên chế đã tinh giản | staff.cut | 01
2.5 | Tỷ lệ phần trăm biên chế | staff.cutRate | 4,76→4.76
# cchc-2022-phu-luc/6
4.5 | Số cán bộ, công chức cấp xã bị kỷ luật | discipline.communeStaff | 0
# cchc-2022-phu-luc/7
# cchc-2022-phu-luc/8
1 | Cập nhật Kiến trúc | digital.architecture | Chưa rõ
2 | Xây dựng và vận hành Hệ thống | digital.meetings | 3
3 | Tỷ lệ báo cáo định kỳ | digital.reportRate | 0
4 | Triển khai xây dựng nền tảng | digital.sharedPlatform | 0
5.1.2 | Tỷ lệ UBND cấp xã đã kết nối | digital.linkedCommunesRate | 100
5.2.2 | Tỷ lệ sử dụng văn bản điện tử của UBND cấp xã | digital.documents.communeRate | 99,95→99.95
5.3.2 | Tỷ lệ đơn vị cấp xã đã kết nối | digital.oneStop.communesRate | 100
6.1.2 | Số TTHC đang cung cấp trực tuyến mức độ 3 | online.level3.provided | 70
6.1.3 | Số TTHC đang cung cấp trực tuyến mức độ 3 có phát sinh | online.level3.withDossiers | 12
6.2.2 | Số TTHC đang cung cấp trực tuyến mức độ 4 | online.level4.provided | 63
6.2.3 | Số TTHC đang cung cấp trực tuyến mức độ 4 có phát sinh | online.level4.withDossiers | 6
6.3.1 | Tổng số TTHC đang cung cấp trực tuyến mức độ 3 và 4 | online.integrated.total | 130
6.4 | Tỷ lệ hồ sơ TTHC được tiếp nhận trực tuyến | online.dossiers.rate | 58,7→58.7
6.4.1 | Tổng số hồ sơ TTHC đã tiếp nhận | online.dossiers.total | 1.157→1157
6.4.2 | Số hồ sơ TTHC đã tiếp nhận trực tuyến | online.dossiers.online | 679
`,
  '002': `
# cchc-2020-review/pl1 2015 2016 2017 2018 2019 2020
- | - Văn bản của Huyện | documents.directivesByParty | 05 07 06 07 08 01
- | - Văn bản của UBND huyện | documents.directivesByCommittee | 12 15 19 20 23 05
2 | Số lượng các cơ quan, đơn vị được kiểm tra | inspection.unitsInspected | 0 0 8 8 8 0
- | Tổ chức cuộc thi | publicity.contestHeld | 0 0 0 0 1 0
- | Số lượng bản tin chuyên đề | publicity.bulletins | 16 16 16 27 16 03
- | Số lớp tập huấn | publicity.trainingCourses | 0 0 0 0 1 0
- | Xây dựng chuyên mục | publicity.webColumn | 1 1 1 1 1 1
- | Hình thức tuyên truyền CCHC khác | publicity.otherChannels | 0 0 0 0 0 0
4 | Số lượng mô hình, sáng kiến | initiatives.applied | 0 0 0 0 0 0
# cchc-2020-review/pl2 2015 2016 2017 2018 2019 2020
- | Tổng số văn bản quy phạm pháp luật | legal.issued | 05 09 0 0 01 0
1 | Nghị quyết của Hội đồng nhân dân cấp huyện | legal.districtCouncilResolutions | 03 0 0 0 0 0
- | Quyết định của Ủy ban nhân dân cấp huyện | legal.districtCommitteeDecisions | 02 09 0 0 01 0
- | Nghị quyết của Hội đồng nhân dân cấp xã | legal.communeCouncilResolutions | 16 0 0 0 0 0
- | Quyết định của Ủy ban nhân dân cấp xã | legal.communeCommitteeDecisions | 0 0 0 0 0 0
2 | Số VBQPPL được đề nghị sửa đổi | legal.reviewToHandle | 16 23 06 05 0 0
3 | Số VBQPPL đã được xử lý theo thẩm quyền | legal.reviewHandled | 05 17 01 05 0 0
4 | Số VBQPPL đã kiểm tra theo thẩm quyền | legal.checked | 16 0 0 0 0 0
5 | Số VBQPPL trái pháp luật | legal.unlawful | 0 0 0 0 0 0
6 | Số VBQPPL trái pháp luật | legal.unlawfulHandled | 0 0 0 0 0 0
7 | Văn bản không phải là VBQPPL | legal.rulesInOtherDocuments | 0 0 0 0 0 0
# cchc-2020-review/pl3 2015 2016 2017 2018 2019 2020
1 | Tổng số TTHC của huyện | procedures.total | 345 345 522 460 478 490
- | Số lượng TTHC cấp huyện | procedures.district | 184 184 300 282 318 323
- | Số lượng TTHC cấp xã | procedures.commune | 161 161 222 178 160 167
- | Số TTHC do tỉnh ban hành | procedures.issuedByProvince | 0 0 0 0 0 0
2 | Số TTHC được đơn giản hóa | procedures.simplified | 0 0 0 0 0 0
3 | Số lượng thủ tục hành chính được công khai | procedures.published | 345 345 522 460 478 490
- | Số lượng TTHC thực hiện việc tiếp nhận | procedures.atDistrictDesk | 118 118 300 242 318 323
- | Số lượng TTHC thực hiện việc tiếp nhận | procedures.atCommuneDesk | 161 161 221 178 160 167
- | Số lượng TTHC được giải quyết theo cơ chế | procedures.linkedSameLevel | 345 345 522 460 478 490
- | Số lượng TTHC hoặc nhóm TTHC | procedures.linkedAcrossLevels | 0 0 23 23 23 23
- | Tỷ lệ hồ sơ TTHC cấp huyện | dossiers.district.onTimeRate | 85%→85 96%→96 95%→95 98%→98 100%→100 100%→100
- | Tỷ lệ hồ sơ TTHC cấp xã | dossiers.commune.onTimeRate | 100%→100 100%→100 100%→100 100%→100 100%→100 100%→100
6 | Tiếp nhận và xử lý PAKN về TTHC | - | 0 0 0 0 0 0
- | Số lượng PAKN đã tiếp nhận | feedback.received | 0 0 0 0 0 0
- | Số lượng PAKN đã giải quyết | feedback.resolved | 0 0 0 0 0 0
- | Số lượng PAKN được xử lý | feedback.published | 0 0 0 0 0 0
# cchc-2020-review/pl4-2 Số UBND cấp huyện; Số phòng chuyên môn thuộc UBND cấp huyện; Số văn phòng, thanh tra thuộc UBND cấp huyện; Số đơn vị sự nghiệp thuộc UBND cấp huyện
- | Giai đoạn 2001-2010 | - | - 13 2 12
- | Giai đoạn 2011-2020 | - | - 13 2 6
# cchc-2020-review/pl4-3 Sự nghiệp GD-ĐT / Thuộc UBND cấp tỉnh; Sự nghiệp GD-ĐT / Thuộc CQ chuyên môn cấp tỉnh; Sự nghiệp GD-ĐT / Thuộc UBND cấp huyện; Sự nghiệp y tế / Thuộc UBND cấp tỉnh; Sự nghiệp y tế / Thuộc CQ chuyên môn cấp tỉnh; Sự nghiệp y tế / Thuộc UBND cấp huyện; Sự nghiệp VH, TDTT / Thuộc UBND cấp tỉnh; Sự nghiệp VH, TDTT / Thuộc CQ chuyên môn cấp tỉnh; Sự nghiệp VH, TDTT / Thuộc UBND cấp huyện; Sự nghiệp khác / Thuộc UBND cấp tỉnh; Sự nghiệp khác / Thuộc CQ chuyên môn cấp tỉnh; Sự nghiệp khác / Thuộc UBND cấp huyện
- | Giai đoạn 2001-2010 | - | - - 24+01→25 2 - - - - 2 - - 7
- | Giai đoạn 2011-2020 | - | - - 20+01→21 - - - - - 1 - - 4
# cchc-2020-review/pl5 2015 2016 2017 2018 2019 2020
- | Tổng số được giao | staff.assigned | 89 85 86 85 83 80
- | Tổng số có mặt | staff.present | 86 87 84 75 74 74
- | Tổng số được giao | publicStaff.assigned | 651 648 637 589 622 Chưa_giao
- | Tổng số có mặt | publicStaff.present | 613 644 598 577 580 574
3 | Số công chức được tuyển dụng | recruitment.civilServantsByExam | 0 0 0 0 0 0
4 | Số công chức được bổ nhiệm | appointment.byContest | 0 0 0 0 0 0
5 | Số lượng cán bộ, công chức được tinh giản | staff.cut | - 1 - 1 1 -
6 | Số lượng công chức được bồi dưỡng | training.civilServants | 21 17 24 26 21 -
7 | Số lượng viên chức được bồi dưỡng | training.publicEmployees | 1 4 7 13 15 -
8 | Số lượng các lớp đào tạo | training.courses | 10 11 11 15 13 -
# cchc-2020-review/pl6 2015 2016 2017 2018 2019 2020
1 | Số cơ quan hành chính thực hiện cơ chế tự chủ | finance.autonomousAgencies | 19 19 19 19 19 19
- | Số lượng đơn vị sự nghiệp công tự bảo đảm chi thường xuyên và chi đầu tư | finance.autonomy.full | - - - - - -
- | Số lượng đơn vị sự nghiệp công tự bảo đảm chi thường xuyên | finance.autonomy.recurrent | - - - 1 1 1
- | Số lượng đơn vị sự nghiệp công tự bảo đảm một phần | finance.autonomy.partial | 2 1 1 1 2 2
- | Số lượng đơn vị sự nghiệp công nhà nước bảo đảm | finance.autonomy.state | 9 9 27 28 24 24
# cchc-2020-review/pl7 2015 2016 2017 2018 2019 2020
1 | Tỷ lệ văn bản hành chính | digital.documents.exchangedRate | 50%→50 70%→70 80%→80 90%→90 100%→100 100%→100
2 | Số đơn vị kết nối Trục liên thông | digital.exchange.units | 0 0 0 0 0 0
3 | Số lượng văn bản nhận | digital.exchange.received | 0 0 0 0 0 0
4 | Số lượng văn bản gửi | digital.exchange.sent | 0 0 0 0 0 0
5 | Số lượng chữ ký số | digital.signatures | 0 0 21 29 169 169
6 | Tỷ lệ công chức có hộp thư | digital.mailboxRate | 50%→50 60%→60 70%→70 100%→100 100%→100 100%→100
7 | Số cơ quan chuyên môn cấp tỉnh | digital.documentSoftwareUnits | 1 1 1 1 1 1
8 | Số cơ quan chuyên môn cấp tỉnh | digital.localNetworkUnits | 1 1 1 1 1 1
9 | Số cơ quan chuyên môn cấp tỉnh | digital.websiteUnits | 1 1 1 1 1 1
10 | Số dịch vụ công trực | online.integrated.total | 0 0 0 37 29 29
11 | Tỷ lệ dịch vụ công trực tuyến | online.withDossiersRate | 0 0 0 0 0 0
12 | Số đơn vị xây dựng, sử dụng phần mềm | digital.oneStop.units | 1 1 3 5 9 9
# cchc-2020-review/pl8
3 | Sắp xếp, tổ chức lại | goals2020.noOverlap | Đạt
7 | Đội ngũ công chức, viên chức | goals2020.staffStructure | Đạt
8 | Đến năm 2020: 90% | goals2020.electronicWork | Không đạt ở tiêu chí…
9 | 20% số lượng người dân | goals2020.electronicIdentity | Không đạt…
10 | 100% phần mềm quản lý văn bản | goals2020.documentExchange | Đạt
11 | Rút ngắn từ 30% | goals2020.shorterMeetings | Đạt
12 | 100% cơ quan kết nối | goals2020.stateNetwork | Đạt
`,
  '003': `
# par-index-2023/1 max self appraised deduction
1.1.3 | Mức độ thực hiện kế hoạch CCHC | index.c1c1c3 | 2,00→2 2 1.4 -0,60→-0.6
1.4.1 | Mức độ thực hiện kế hoạch tuyên truyền | index.c1c4c1 | 1,00→1 1 0.5 -_0,5→-0.5
1.4.2 | Mức độ đa dạng trong tuyên truyền | index.c1c4c2 | 2,00→2 2 1 -1,00→-1
1.5.1 | Thực hiện các nhiệm vụ được UBND huyện | index.c1c5c1 | 2,00→2 1 1 -1,00→-1
1.5.3 | Tổ chức thực hiện đánh giá chỉ số | index.c1c5c3 | 1,00→1 1 0,5→0.5 -_0,5→-0.5
1.5.4 | Sáng kiến trong triển khai | index.c1c5c4 | 2,00→2 0,5→0.5 0,5→0.5 -1,5→-1.5
1.7 | Đối thoại của Lãnh đạo UBND xã | index.c1c7 | 1,00→1 0 0 -1,00→-1
3.5.2 | Thực hiện nội dung Quy định công khai xin lỗi | index.c3c5c2 | 1,00→1 1 0 -1,00→-1
3.11.1 | Tỷ lệ hồ sơ giải quyết TTHC được luân chuyển | index.c3c11c1 | 1,00→1 0 0 -_1,00→-1
3.12 | Thủ tục hành chính có yêu cầu | index.c3c12 | 2,00→2 0 0 -1,00→-1
3.12.1 | Tỷ lệ TTHC có phát sinh giao dịch | index.c3c12c1 | 1,00→1 0 0 -1,00→-1
3.12.2 | Tỷ lệ hồ sơ thanh toán trực tuyến | index.c3c12c2 | 1,00→1 0 0 -1,00→-1
3.13 | Cung cấp dịch vụ công trực tuyến | index.c3c13 | 3,00→3 3 2.33 -0,07→-0.07
3.13.2 | Tỷ lệ DVCTT có phát sinh hồ sơ | index.c3c13c2 | 1,00→1 1 0.69 -_0,21→-0.21
3.13.3 | Tỷ lệ hồ sơ DVCTT | index.c3c13c3 | 1,00→1 1 0.64 -0,35→-0.35
- | Tổng điểm | index.total | 100,00→100 77,00→77 69,82→69.82 7,82→7.82
`,
  '004': `
# cchc-2022-bieu-mau/1
1 | Số văn bản chỉ đạo CCHC | documents.directivesIssued | 19
2 | Tỷ lệ hoàn thành Kế hoạch CCHC | plan.completionRate | 36,1→36.1
2.1 | Số nhiệm vụ đề ra trong kế hoạch | plan.tasksSet | 36
2.2 | Số nhiệm vụ đã hoàn thành | plan.tasksDone | 13
5 | Khảo sát sự hài lòng | survey.held | 1
5.1 | Số lượng phiếu khảo sát | survey.ballots | 478
5.2 | Hình thức khảo sát | survey.method | 1
6 | Tổ chức đối thoại | dialogue.held | 0
# cchc-2022-bieu-mau/2
1.3 | Số VBQPPL do cấp xã ban hành | legal.issuedByCommune | 0
2.1 | Số VBQPPL đã kiểm tra | legal.checked | 0
2.2 | Tỷ lệ xử lý VBQPPL sau kiểm tra | legal.checkRate | 0
3.1 | Số VBQPPL đã rà soát | legal.reviewed | 0
3.2 | Tỷ lệ xử lý VBQPPL sau rà soát | legal.reviewRate | 0
# cchc-2022-bieu-mau/3
1.1 | Số TTHC đã được phê duyệt phương án | procedures.simplified | 0
1.2 | Số TTHC công bố mới | procedures.new | 0
1.3 | Số TTHC bãi bỏ, thay thế | procedures.abolished | 07
1.4 | Tổng số TTHC thuộc thẩm quyền | procedures.total | 140
2.1 | Số TTHC liên thông cùng cấp | procedures.linkedSameLevel | 2
2.2 | Số TTHC liên thông giữa các cấp | procedures.linkedAcrossLevels | 42
2.3 | Số TTHC đã thực hiện tiếp nhận | procedures.nonTerritorial | 0
3.3 | Tỷ lệ hồ sơ TTHC do UBND cấp xã | dossiers.commune.onTimeRate | 100
3.3.1 | Tổng số hồ sơ TTHC đã giải quyết xong | dossiers.commune.resolved | 709
3.3.2 | Số hồ sơ TTHC giải quyết đúng hạn | dossiers.commune.resolvedOnTime | 709
3.4 | Tỷ lệ giải quyết phản ánh | feedback.rate | 0
3.4.1 | Tổng số PAKN đã tiếp nhận | feedback.received | 0
3.4.2 | Số PAKN đã giải quyết xong | feedback.resolved | 0
# cchc-2022-bieu-mau/4
1.2 | Tỷ lệ UBND cấp xã đã hoàn thành | organisation.communesArrangedRate | 100
2.1 | Tổng số biên chế được giao | staff.assigned | 20
2.2 | Tổng số biên chế có mặt | staff.present | 20
2.3 | Số hợp đồng lao động | staff.contracts | 0
2.4 | Số biên chế đã tinh giản | staff.cut | 0
# cchc-2022-bieu-mau/5
1.1 | Số cơ quan, tổ chức hành chính | positions.agenciesApproved | 1
2 | Tuyển dụng công chức, viên chức | - | 0
3 | Số lượng lãnh đạo quản lý | appointment.byContest | 0
4 | Số lượng cán bộ, công chức, viên chức bị kỷ luật | discipline.total | 0
# cchc-2022-bieu-mau/6
1.1 | Kế hoạch được giao | finance.investment.plan | 1.500→1500
1.2 | Đã thực hiện | finance.investment.done | 0
# cchc-2022-bieu-mau/7
1 | Cập nhật Kiến trúc | digital.architecture | 1
2 | Xây dựng và vận hành Hệ thống họp | digital.meetings | 2
3 | Tỷ lệ báo cáo định kỳ | digital.reportRate | 100
4 | Triển khai xây dựng nền tảng | digital.sharedPlatform | 2
5.1 | Thực hiện kết nối, liên thông | - | 100
5.1.3 | Tỷ lệ UBND cấp xã đã kết nối | digital.linkedCommunesRate | 100
5.2 | Tỷ lệ sử dụng văn bản điện tử của địa phương | digital.documents.rate | 100
5.2.3 | Tỷ lệ sử dụng văn bản điện tử của UBND | digital.documents.communeRate | 100
5.3.3 | Tỷ lệ đơn vị cấp xã đã kết nối | digital.oneStop.communesRate | 100
6.4 | Tỷ lệ TTHC đủ điều kiện được cung cấp | online.level3.rate | 100
6.4.1 | Tổng số TTHC đủ điều kiện cung cấp | online.level3.eligible | 66
6.4.2 | Số TTHC đang cung cấp trực tuyến | online.level3.provided | 66
6.4.3 | Số TTHC đang cung cấp trực tuyến | online.level3.withDossiers | 10
6.5 | Tỷ lệ TTHC đủ điều kiện được cung cấp | online.level4.rate | 100
6.5.1 | Tổng số TTHC đủ điều kiện cung cấp | online.level4.eligible | 44
6.5.2 | Số TTHC đang cung cấp trực tuyến | online.level4.provided | 44
6.5.3 | Số TTHC đang cung cấp trực tuyến | online.level4.withDossiers | 0
6.6 | Tỷ lệ TTHC cung cấp trực tuyến | online.integrated.rate | 100
6.6.1 | Tổng số TTHC đang cung cấp trực tuyến | online.integrated.total | 110
6.6.2 | Số TTHC cung cấp trực tuyến | online.integrated.done | 110
6.7 | Tỷ lệ hồ sơ TTHC được tiếp nhận | online.dossiers.rate | 0
6.7.1 | Tổng số hồ sơ TTHC đã tiếp nhận | online.dossiers.total | 716
6.7.2 | Số hồ sơ TTHC đã tiếp nhận trực tuyến | online.dossiers.online | 679
6.8 | Tỷ lệ TTHC được tích hợp | payment.rate | 0
6.8.1 | Tổng số TTHC có yêu cầu nghĩa vụ | payment.required | 17
6.8.2 | Số TTHC đã được tích hợp | payment.integrated | 0
`,
};

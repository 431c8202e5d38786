/** The look of the HTML report: readable on a telephone, on a wide screen and on paper. */
export const style = `
:root { color-scheme: light; --line: #b9c0c8; --soft: #f4f6f8; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 90rem; padding: 1rem; font: 1rem/1.5 "Be Vietnam Pro", "Segoe UI", Roboto, Arial, sans-serif; color: #1c2127; background: #fff; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.3; } h2 { font-size: 1.25rem; } h3 { font-size: 1.1rem; }
a { color: #0b4a8f; }
.skip { position: absolute; left: -99rem; } .skip:focus { position: static; }
article { border-top: 3px solid #0b4a8f; margin-top: 2rem; }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .2rem 1rem; } dt { font-weight: 600; } dd { margin: 0; }
.findings { list-style: none; padding: 0; }
.findings > li { border: 1px solid var(--line); border-left: .4rem solid; border-radius: .3rem; padding: .5rem .8rem; margin: .6rem 0; }
.findings p { margin: .2rem 0; } .findings ul { margin: .2rem 0; padding-left: 1.2rem; }
li.error { border-left-color: #b3261e; } li.warning { border-left-color: #b26a00; } li.note { border-left-color: #0b4a8f; }
.badge { border-radius: .3rem; padding: 0 .4rem; margin-right: .4rem; }
.badge.error, mark.error { background: #fddcd8; color: #6f1610; }
.badge.warning, mark.warning { background: #ffedb8; color: #573600; }
.badge.note, mark.note { background: #dcebfb; color: #083a70; }
mark { border-bottom: 2px solid currentColor; }
:target, :target + mark { outline: 3px solid #0b4a8f; outline-offset: 2px; }
.text { font-family: Tinos, "Times New Roman", "Liberation Serif", serif; font-size: 1.1rem; border: 1px solid var(--line); padding: 1rem; }
.text p { margin: .4rem 0; } .bold { font-weight: 700; } .centred { text-align: center; } .role-header, .role-footer, .role-note { color: #4a5560; font-size: .95rem; }
.wide { overflow-x: auto; margin: .8rem 0; }
table { border-collapse: collapse; min-width: 100%; overflow-wrap: normal; } caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top; } th { background: var(--soft); } td.figure { text-align: right; white-space: nowrap; }
td.doubt { background: #ffedb8; }
@media (min-width: 80rem) { .two { display: grid; grid-template-columns: 2fr 3fr; gap: 1.5rem; } .two > section { min-width: 0; } }
@media print { body { max-width: none; padding: 0; font-size: 11pt; } .wide { overflow: visible; } .skip { display: none; } .findings > li, tr { break-inside: avoid; } a { color: inherit; text-decoration: none; } article { break-before: page; } article:first-of-type { break-before: auto; } }
`;

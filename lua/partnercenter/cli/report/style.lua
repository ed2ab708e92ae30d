--- The style sheet of reports: light and dark, narrow and on paper.
return [[
:root { color-scheme: light dark; --text: #1b1b1f; --quiet: #55565e; --ground: #ffffff; --line: #d5d6dc;
  --stripe: #f5f6f9; --first: #1f5fae; --second: #b35900; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e7e7ea; --quiet: #a9abb5; --ground: #17181c; --line: #3a3c45; --stripe: #1f2127;
    --first: #7db3f5; --second: #f0a04b; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem; color: var(--text); background: var(--ground);
  font: 16px/1.5 system-ui, sans-serif; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; }
h2 { margin: 2.5rem 0 .25rem; font-size: 1.25rem; }
h3 { margin: 1.5rem 0 0; font-size: 1rem; }
p { margin: .25rem 0 .75rem; max-width: 46rem; }
.subtitle { color: var(--quiet); font-size: 1.1rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 1rem 0;
  color: var(--quiet); font-size: .875rem; }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0; padding: 0; list-style: none; }
a { color: var(--first); }
figure { margin: 0; max-width: 52rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
svg { display: block; width: 100%; height: auto; margin: .5rem 0; }
svg.narrow { display: none; }
svg text { fill: currentColor; font-size: 13px; }
.value { font-variant-numeric: tabular-nums; }
rect.first { fill: var(--first); }
rect.second { fill: var(--second); }
rect.under { fill: var(--ground); }
rect.outlined { stroke: var(--second); stroke-width: 1; }
rect.below { fill: var(--ground); stroke: var(--first); stroke-width: 1.5; stroke-dasharray: 4 2; }
rect.axis { fill: var(--line); }
rect.mark { fill: var(--text); stroke: var(--ground); stroke-width: 1; }
.legend { font-size: .875rem; }
.key { display: inline-block; width: .9rem; height: .9rem; margin: 0 .35rem 0 .75rem;
  vertical-align: -.1rem; }
.key.first { margin-left: 0; background: var(--first); }
.key.second { border: 1px solid var(--second);
  background: repeating-linear-gradient(45deg, var(--second) 0 3px, var(--ground) 3px 6px); }
.key.below { border: 2px dashed var(--first); background: var(--ground); }
.key.mark { width: 3px; background: var(--text); }
.scroll { overflow-x: auto; }
:focus-visible { outline: 2px solid var(--first); outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; font-size: .875rem; }
table.data { width: auto; min-width: 20rem; }
.long { min-width: 14rem; max-width: 22rem; overflow-wrap: anywhere; }
caption { text-align: left; color: var(--quiet); padding: .25rem 0; }
th, td { padding: .3rem .5rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
thead th { border-bottom-width: 2px; vertical-align: bottom; }
tbody th { font-weight: 500; }
tfoot th, tfoot td { font-weight: 600; border-top: 2px solid var(--line); border-bottom: 0; }
tbody tr:nth-child(even) { background: var(--stripe); }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.date { white-space: nowrap; font-variant-numeric: tabular-nums; }
footer { margin-top: 2.5rem; color: var(--quiet); font-size: .875rem; }
@media screen and (max-width: 40rem) {
  body { padding: 1rem; }
  svg.narrow { display: block; }
  /* Out of sight only: its texts are for those who listen. */
  svg.wide { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .long { min-width: 11rem; } }
@page { margin: 15mm 12mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; } }
@media print {
  :root { color-scheme: light; --text: #000; --quiet: #333; --ground: #fff; --line: #aaa; --stripe: #fff;
    --first: #1f5fae; --second: #b35900; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  * { print-color-adjust: exact; }
  nav { display: none; }
  svg { max-height: 22cm; }
  figure, tr { break-inside: avoid; }
  h2, h3, caption, .legend, h2 + p { break-after: avoid; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  table { font-size: 8.5pt; }
  th, td { padding: .15rem .35rem; }
  .long { min-width: 0; }
  .scroll { overflow: visible; } }
]]

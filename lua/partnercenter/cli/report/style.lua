--- The style sheet of reports: light and dark, narrow and on paper.
return [[
:root { color-scheme: light dark; --text: #1b1b1f; --quiet: #55565e; --ground: #ffffff; --line: #d5d6dc;
  --stripe: #f5f6f9; --first: #1f5fae; --second: #b35900; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e7e7ea; --quiet: #a9abb5; --ground: #17181c; --line: #3a3c45; --stripe: #1f2127;
    --first: #7db3f5; --second: #f0a04b; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; color: var(--text); background: var(--ground);
  font: 16px/1.5 system-ui, sans-serif; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; }
h2 { margin: 2.5rem 0 .25rem; font-size: 1.25rem; }
p { margin: .25rem 0 .75rem; }
.subtitle { color: var(--quiet); font-size: 1.1rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 1rem 0;
  color: var(--quiet); font-size: .875rem; }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
svg { display: block; width: 100%; height: auto; margin: .5rem 0; }
svg text { fill: currentColor; font-size: 13px; }
.value { font-variant-numeric: tabular-nums; }
rect.first { fill: var(--first); }
rect.second { fill: var(--second); }
rect.under { fill: var(--ground); }
rect.outlined { stroke: var(--second); stroke-width: 1; }
.legend { font-size: .875rem; }
.key { display: inline-block; width: .9rem; height: .9rem; margin: 0 .35rem 0 .75rem;
  vertical-align: -.1rem; }
.key.first { margin-left: 0; background: var(--first); }
.key.second { border: 1px solid var(--second);
  background: repeating-linear-gradient(45deg, var(--second) 0 3px, var(--ground) 3px 6px); }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .875rem; }
table.data { width: auto; min-width: 20rem; }
caption { text-align: left; color: var(--quiet); padding: .25rem 0; }
th, td { padding: .3rem .5rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
thead th { border-bottom-width: 2px; vertical-align: bottom; }
tbody th { font-weight: 500; }
tbody tr:nth-child(even) { background: var(--stripe); }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.date { white-space: nowrap; font-variant-numeric: tabular-nums; }
.warning { border-left: 4px solid var(--second); padding-left: .75rem; }
footer { margin-top: 2.5rem; color: var(--quiet); font-size: .875rem; }
@media (max-width: 40rem) { body { padding: 1rem; } svg { min-width: 34rem; } }
@media print {
  :root { color-scheme: light; --text: #000; --quiet: #333; --ground: #fff; --line: #aaa; --stripe: #fff;
    --first: #1f5fae; --second: #b35900; }
  body { max-width: none; padding: 0; font-size: 11pt; }
  * { print-color-adjust: exact; }
  svg, tr { break-inside: avoid; }
  h2, caption { break-after: avoid; }
  thead { display: table-header-group; }
  table { font-size: 8.5pt; }
  th, td { padding: .15rem .35rem; }
  .scroll { overflow: visible; } }
]]

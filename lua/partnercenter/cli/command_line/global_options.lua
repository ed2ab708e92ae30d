--- The options of every command: data for the parser, the help, the man pages and the completion.
return {
  { name = "profile", value = "NAME", env = "PARTNERCENTER_PROFILE", text = "Use this profile." },
  { name = "output", short = "o", value = "FORMAT", choices = { "table", "json", "jsonl", "csv", "tsv" },
    text = "Print in this format: table on a terminal, tsv elsewhere." },
  { name = "fields", value = "A,B.C", text = "Print these members of the records." },
  { name = "header", text = "Begin tsv with a line of headings." },
  { name = "quiet", short = "q", text = "Show no progress and no notes." },
  { name = "verbose", short = "v", text = "Tell each attempt, its ids and waits, on standard error." },
  { name = "no-color", text = "Use no colour. NO_COLOR does the same." },
  { name = "timeout", value = "SECONDS", number = "positive", text = "End each call after so many seconds." },
  { name = "read-only", text = "Refuse every write." },
  { name = "yes", short = "y", text = "Answer every question with yes." },
  { name = "dry-run", text = "Show the plan of a write and send nothing." },
}

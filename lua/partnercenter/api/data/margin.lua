--- Margins.
return {
  { "margins(query)", "GET", "/v1/margins",
    name = "list_margins", auth = "both", page = "links", gives = "Margin", reference = "get-margins" },
  { "download_margins()", "GET", "/v1/margins/download",
    name = "download_margins", attempt_timeout = 120,
    auth = "both", gives = "file", file = "csv", reference = "download-margins" },
}

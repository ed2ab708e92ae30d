--- Margins.
return {
  { "margins():get()", "GET", "/v1/margins",
    name = "list_margins", auth = "both", gives = "MarginSearchResponse", reference = "get-margins" },
  { "margins():download()", "GET", "/v1/margins/download",
    name = "download_margins", attempt_timeout = 120, auth = "both", query = { country = "string*" },
    gives = "file", file = "csv", reference = "download-margins" },
  { "growth_margins(query)", "GET", "/v1/catalog/benefits",
    name = "list_growth_margins", auth = "both", page = "links",
    query = { type = "string*", country = "string*", segment = "string*", baseSkuPaths = "string" },
    gives = "GrowthMargin", reference = "get-growth-margins" },
  { "growth_margin(growth_margin_id):get()", "GET", "/v1/catalog/benefits/{growth_margin_id}",
    name = "get_growth_margin", auth = "both", query = { country = "string*" }, gives = "GrowthMargin" },
}

--- Rate cards, price sheets and exchange rates.
return {
  { "azure_rate_card()", "GET", "/v1/ratecards/azure",
    name = "get_azure_rate_card", auth = "app+user", query = { currency = "string", region = "string" },
    gives = "AzureRateCard", reference = "get-prices-for-microsoft-azure" },
  { "azure_shared_rate_card()", "GET", "/v1/ratecards/azure-shared",
    name = "get_azure_shared_rate_card", auth = "app+user",
    query = { currency = "string", region = "string" }, gives = "AzureRateCard",
    reference = "get-prices-for-microsoft-azure-partner-shared-services" },
  { "price_sheet(market, view):download()", "GET",
    "/v1.0/sales/pricesheets(Market='{market}',PricesheetView='{view}')/$value",
    name = "get_price_sheet", host = "partner", auth = "app+user",
    query = { timeline = "string", month = "string" }, attempt_timeout = 120,
    gives = "file", file = "csv|zip", reference = "get-a-price-sheet" },
  { "fx_rates(month):download()", "GET", "/v1.0/sales/fxrates(Month='{month}')/$value",
    name = "get_fx_rates", attempt_timeout = 120, host = "partner", auth = "app+user",
    gives = "file", file = "csv|zip",
    reference = "get-foreign-exchange-rates" },
}

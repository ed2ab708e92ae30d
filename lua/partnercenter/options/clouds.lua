--- The clouds of Partner Center: authority, base addresses, and the token audience of each host. `aliases`
--- are the names of the Azure tools, in lower case.
return {
  names = {
    global = {
      authority = "https://login.microsoftonline.com",
      base = {
        api = "https://api.partnercenter.microsoft.com",
        partner = "https://api.partner.microsoft.com",
        graph = "https://graph.microsoft.com",
      },
      audience = {
        api = "https://api.partnercenter.microsoft.com",
        partner = "https://api.partner.microsoft.com",
        graph = "https://graph.microsoft.com",
      },
    },
    usgov = {
      authority = "https://login.microsoftonline.us",
      base = {
        api = "https://api.partnercenter.microsoft.com",
        partner = "https://api.partner.microsoft.com",
        graph = "https://graph.microsoft.us",
      },
      audience = {
        api = "https://api.partnercenter.microsoft.com",
        partner = "https://api.partner.microsoft.com",
        graph = "https://graph.microsoft.us",
      },
    },
    china = {
      authority = "https://login.chinacloudapi.cn",
      base = {
        api = "https://partner.partnercenterapi.microsoftonline.cn",
        partner = "https://api.partner.microsoft.com",
        graph = "https://microsoftgraph.chinacloudapi.cn",
      },
      audience = {
        api = "https://partner.partnercenterapi.microsoftonline.cn",
        partner = "https://api.partner.microsoft.com",
        graph = "https://microsoftgraph.chinacloudapi.cn",
      },
    },
  },
  aliases = {
    azurecloud = "global",
    azureusgovernment = "usgov",
    azurechinacloud = "china",
  },
}

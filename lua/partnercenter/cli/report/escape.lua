--- Escapes text for HTML: names come from strangers.
local display_width = require "partnercenter.cli.output.display_width"

local ESCAPES = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["'"] = "&#39;" }

---@param text any
---@return string
return function(text)
  return (display_width.harmless(tostring(text)):gsub("[&<>\"']", ESCAPES))
end

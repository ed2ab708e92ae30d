--- Escapes text, and has the head and foot of all pages.
local html = {}

local ENTITIES = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["'"] = "&#39;" }

--- Escapes text for HTML, between tags and in quoted attributes.
---@param text any
---@return string
function html.escape(text)
  return (tostring(text):gsub("[&<>\"']", ENTITIES))
end

local HEAD = [[
<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%s</title>
<link rel="stylesheet" href="/style.css">
<main>
]]

---@param title string
---@return string
function html.head(title)
  return HEAD:format(html.escape(title))
end

html.foot = "</main>\n"

return html

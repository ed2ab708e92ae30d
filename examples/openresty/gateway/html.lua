-- What all pages share.

local M = {}

local ENTITIES = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["'"] = "&#39;" }

---Makes any text fit to stand in HTML, between tags and in quoted attributes.
---@param text any
---@return string
function M.escape(text)
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
function M.head(title)
  return HEAD:format(M.escape(title))
end

M.foot = "</main>\n"

return M

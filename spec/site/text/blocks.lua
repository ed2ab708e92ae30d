-- Takes the text of a page apart into blocks, for outputs that are no HTML.
local html = require "spec.site.html"

local blocks = {}

-- Line feeds of the source are blanks, except in blocks of code.
local function words(markup)
  local text = markup:gsub("%s+", " "):gsub("<br>", " "):gsub("<wbr>", "")
  return (html.text(text):gsub("^ ", ""):gsub(" $", ""))
end

local function cells_of(markup)
  local cells = {}
  for _, cell in markup:gmatch("<(t[hd])[^>]*>(.-)</t[hd]>") do cells[#cells + 1] = words(cell) end
  return cells
end

local function id_of(attributes) return html.text(attributes:match('id="([^"]*)"') or "") end

local READERS = {
  pre = function(attributes, inside)
    local text = html.text(inside):gsub("\n$", "")
    return { kind = "code", text = text, label = attributes:match('aria%-label="([^"]*)"') }
  end,
  tr = function(_, inside)
    return { kind = "row", cells = cells_of(inside), is_head = not inside:find("<td", 1, true) }
  end,
  li = function(_, inside) return { kind = "item", text = words(inside) } end,
  p = function(_, inside) return { kind = "text", text = words(inside) } end,
  dt = function(_, inside) return { kind = "term", text = words(inside) } end,
  dd = function(_, inside) return { kind = "meaning", text = words(inside) } end,
  summary = function(_, inside) return { kind = "text", text = words(inside) } end,
}
for level = 1, 4 do
  READERS["h" .. level] = function(attributes, inside)
    return { kind = "heading", level = level, id = id_of(attributes), text = words(inside) }
  end
end

--- The blocks of a body, in its order.
---@param body string HTML
---@return table[] with `kind`: heading, text, item, term, meaning, row or code
function blocks.of(body)
  local list, from = {}, 1
  while true do
    local start, ends, name, attributes = body:find("<(%l+%d?)([^>]*)>", from)
    if not start then return list end
    local read = READERS[name]
    local inner_end, close = body:find("</" .. name .. ">", ends, true)
    if read and not (name == "li" and body:sub(ends + 1, inner_end):find("<[ou]l>")) then
      list[#list + 1] = read(attributes, body:sub(ends + 1, inner_end - 1))
      from = close + 1
    elseif name == "li" then -- a list within: its own items follow
      local inner = body:find("<[ou]l>", ends)
      list[#list + 1] = { kind = "item", text = words(body:sub(ends + 1, inner - 1)) }
      from = inner
    else
      from = ends + 1
    end
  end
end

return blocks

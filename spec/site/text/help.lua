-- Writes pages as help of Vim and Neovim: text in 78 columns, blocks of code, and tags.
local blocks = require "spec.site.text.blocks"

local help = {}

local WIDTH = 78
local FULL_LINE, THIN_LINE = ("="):rep(WIDTH), ("-"):rep(WIDTH)

-- Stars around a word would make it a tag.
local function without_tags(text) return (text:gsub("(%*%S-)%*", "%1 *")) end

local function wrapped(text, first, rest)
  local lines, line = {}, nil
  for word in without_tags(text):gmatch("%S+") do
    local longer = line and line .. " " .. word or (lines[1] and rest or first) .. word
    if line and #longer > WIDTH then
      lines[#lines + 1], line = line, rest .. word
    else
      line = longer
    end
  end
  lines[#lines + 1] = line
  return table.concat(lines, "\n") .. "\n"
end

-- The tags of a heading, each at the right end of a line; the last one beside the words if there is room.
local function heading(block, tags)
  local out = { "\n", block.level == 1 and FULL_LINE or block.level == 2 and THIN_LINE or "", "\n" }
  for place, tag in ipairs(tags) do
    local marked = "*" .. tag .. "*"
    local words = place == #tags and #block.text + #marked + 2 <= WIDTH and block.text or ""
    out[#out + 1] = words .. (" "):rep(math.max(WIDTH - #words - #marked, 1)) .. marked .. "\n"
    if place == #tags and words ~= "" then return table.concat(out) .. "\n" end
  end
  return table.concat(out) .. wrapped(block.text, "", "") .. "\n"
end

local function code(block)
  local text = without_tags(block.text):gsub("[^\n]+", "    %0")
  return (block.label and block.label ~= "" and block.label .. ": >\n" or ">\n") .. text .. "\n<\n"
end

-- A row of a table: its first cell, then the others with their headings.
local function row(block, head)
  local out = { wrapped(block.cells[1] or "", "  ", "    ") }
  for place = 2, #block.cells do
    local cell = block.cells[place]
    local name = head and head.cells[place] ~= "" and head.cells[place] .. ": " or ""
    if cell ~= "" then out[#out + 1] = wrapped(name .. cell, "    ", "      ") end
  end
  return table.concat(out)
end

local WRITERS = {
  text = function(block) return "\n" .. wrapped(block.text, "", "") .. "\n" end,
  item = function(block) return wrapped("- " .. block.text, "  ", "    ") end,
  meaning = function(block, term) return wrapped(term .. ": " .. block.text, "", "    ") end,
}

local function body_of(page, tags_of)
  local out, head, term, was = {}, nil, "", nil
  local function add(text) out[#out + 1] = text end
  for _, block in ipairs(blocks.of(page.body)) do
    local kind = block.kind
    if kind == "heading" then
      add(heading(block, tags_of(block)))
    elseif kind == "code" then
      add(code(block))
    elseif kind == "row" then
      if was ~= "row" then add("\n") end
      if block.is_head then head = block else add(row(block, head)) end
    elseif kind == "term" then
      term = block.text
    else
      add(WRITERS[kind](block, term))
    end
    if kind ~= "row" then head = nil end
    was = kind
  end
  return table.concat(out)
end

--- One file of help.
---@param name string of the file
---@param about string its subject
---@param pages table[]
---@param tags_of fun(page: table, block: table): string[] the tags of a heading
---@return string
function help.file(name, about, pages, tags_of)
  local out = { ("*%s*  %s\n\n"):format(name, about) }
  for _, page in ipairs(pages) do
    local tag = tags_of(page, { level = 1 })
    local link = "|" .. tag[#tag] .. "|"
    local dots = ("."):rep(math.max(WIDTH - #page.title - #link - 2, 3))
    out[#out + 1] = ("%s %s %s\n"):format(page.title, dots, link)
  end
  for _, page in ipairs(pages) do
    out[#out + 1] = body_of(page, function(block) return tags_of(page, block) end)
  end
  out[#out + 1] = "\nvim:tw=78:ts=8:ft=help:norl:\n"
  return (table.concat(out):gsub("[ \t]+\n", "\n"):gsub("\n\n\n+", "\n\n"))
end

return help

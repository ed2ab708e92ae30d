-- Writes the index of the search: a script that assigns one array, since pages on a disk
-- may read no other file.
local search_index = {}

local TOO_SHORT = 3

-- Each word once; an option without its hyphens.
local function words_of(text)
  local seen, words = {}, {}
  for word in text:lower():gmatch("[%w_][%w_%-]*") do
    if #word >= TOO_SHORT and not seen[word] then
      seen[word] = true
      words[#words + 1] = word
    end
  end
  return table.concat(words, " ")
end

local function quoted(text)
  local escapes = { ['"'] = '\\"', ["\\"] = "\\\\", ["<"] = "\\u003c" }
  return '"' .. text:gsub('["\\<]', escapes):gsub("%c", " ") .. '"'
end

--- The script.
---@param pages table[] with their `entries`: title, page, kind, words, perhaps about and another name
---@return string
function search_index.script(pages)
  local lines = {}
  for _, page in ipairs(pages) do
    for _, entry in ipairs(page.entries or {}) do
      local title = quoted(entry.title)
      local kind = quoted(entry.about and entry.kind .. ": " .. entry.about or entry.kind)
      local words, name = quoted(words_of(entry.words)), entry.name and "," .. quoted(entry.name) or ""
      local line = ("[%s,%s,%s,%s%s]"):format(title, quoted(entry.page), kind, words, name)
      lines[#lines + 1] = line
    end
  end
  return "window.searchIndex = [\n" .. table.concat(lines, ",\n") .. "\n];\n"
end

return search_index

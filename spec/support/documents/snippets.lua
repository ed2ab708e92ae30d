-- Finds the snippets of the documents: each fenced block of code with its language, its place and the output
-- that the document shows for it.
local source = require "spec.support.source"

local snippets = {}

--- All documents of the checkout.
---@return string[]
function snippets.documents()
  local paths = {}
  local find = "README.md CHANGELOG.md SECURITY.md csrc examples lua rockspec spec -name '*.md'"
  for _, path in ipairs(source.files(find)) do
    paths[#paths + 1] = path
  end
  return paths
end

local function lines_of(text)
  local lines = {}
  for line in (text .. "\n"):gmatch("([^\n]*)\n") do lines[#lines + 1] = line end
  return lines
end

-- The number of the line that closes the fence opened at `first`.
local function closing(lines, first, path)
  for number = first + 1, #lines do
    if lines[number]:find("^```") then return number end
  end
  error(("%s:%d: this block has no end"):format(path, first))
end

---@class spec.Snippet
---@field path string
---@field line integer of its first line of code
---@field language string the first word behind the fence
---@field host string|nil the second word: the program that runs it, such as "neovim"
---@field text string
---@field output string|nil the block of text that follows at once

--- The blocks of a document, and the lines of code outside of a fence or in a fence that is indented.
---@param path string
---@return spec.Snippet[] blocks
---@return string[] indented "path:line"
function snippets.of(path)
  local lines, found, indented, number = lines_of(source.read(path)), {}, {}, 1
  while number <= #lines do
    local language, host = lines[number]:match("^```(%w*) ?(%w*)$")
    if language then
      local last = closing(lines, number, path)
      local block = {
        path = path, line = number + 1, language = language, host = host ~= "" and host or nil,
        text = table.concat(lines, "\n", number + 1, last - 1) .. "\n", ends = last,
      }
      local before = found[#found]
      if language == "text" and before and before.ends == number - 2 and lines[number - 1] == "" then
        before.output = block.text
      end
      found[#found + 1] = block
      number = last
    elseif lines[number]:find("^ +```") or lines[number]:find("^    ") and lines[number - 1] == "" then
      indented[#indented + 1] = ("%s:%d"):format(path, number)
    end
    number = number + 1
  end
  return found, indented
end

--- The snippets of these languages in all documents.
---@param languages table<string, boolean>
---@param host string|nil only those of this host; nil: those without one
---@return spec.Snippet[]
function snippets.all(languages, host)
  local found = {}
  for _, path in ipairs(snippets.documents()) do
    for _, block in ipairs((snippets.of(path))) do
      if languages[block.language] and block.host == host then found[#found + 1] = block end
    end
  end
  return found
end

--- What a snippet promises to print: the text behind it, else its "-->" comments.
---@param block spec.Snippet
---@return string
function snippets.promised(block)
  if block.output then return block.output end
  local lines = {}
  for said in block.text:gmatch("%-%->%s([^\n]*)") do lines[#lines + 1] = said .. "\n" end
  return table.concat(lines)
end

-- GUIDs that are new each time become one word. Those of the simulator's world have a fixed end.
local function masked(text)
  return (text:gsub("%x%x%x%x%x%x%x%x%-%x%x%x%x%-%x%x%x%x%-%x%x%x%x%-%x%x%x%x%x%x%x%x%x%x%x%x", function(guid)
    return guid:find("%-4000%-8000%-0000") and guid or "<id>"
  end))
end

--- Whether a printed text is the promised one. A line "..." stands for any lines.
---@param promised string
---@param printed string
---@return boolean
function snippets.match(promised, printed)
  local pattern = masked(promised):gsub("[%^%$%(%)%%%.%[%]%*%+%-%?]", "%%%0")
  pattern = ("\n" .. pattern):gsub("\n%%%.%%%.%%%.%f[\n]", "\n?.-")
  return ("\n" .. masked((printed:gsub("\r\n", "\n")))):find("^" .. pattern .. "$") ~= nil
end

return snippets

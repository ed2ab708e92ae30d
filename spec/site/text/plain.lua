-- Writes all pages as one plain text file, for search tools and programs that read.
local blocks = require "spec.site.text.blocks"

local plain = {}

local WRITERS = {
  heading = function(block) return "\n" .. ("#"):rep(block.level) .. " " .. block.text .. "\n\n" end,
  text = function(block) return block.text .. "\n\n" end,
  item = function(block) return "- " .. block.text .. "\n" end,
  term = function(block) return block.text .. ": " end,
  meaning = function(block) return block.text .. "\n" end,
  row = function(block) return "| " .. table.concat(block.cells, " | ") .. " |\n" end,
  code = function(block) return "\n```\n" .. block.text .. "\n```\n\n" end,
}

--- The text of the pages, in their order.
---@param pages table[]
---@return string
function plain.of(pages)
  local out = {}
  for _, page in ipairs(pages) do
    out[#out + 1] = ("=== %s\n"):format(page.path)
    for _, block in ipairs(blocks.of(page.body)) do out[#out + 1] = WRITERS[block.kind](block) end
    out[#out + 1] = "\n"
  end
  return (table.concat(out):gsub("\n\n\n+", "\n\n"))
end

return plain

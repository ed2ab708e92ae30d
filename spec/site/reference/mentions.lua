-- Finds the guides and recipes whose code makes the calls of a resource.
local html = require "spec.site.html"

local mentions = {}

-- Verbs of many resources count only behind the name of their handle.
local VERBS = { get = true, create = true, update = true, replace = true, delete = true, exists = true }

-- The last two steps of a call; the first one is "" where there is only one.
local function ending_of(row)
  local before, last = "", ""
  for step in row[1]:gmatch("([%w_]+)%b()") do before, last = last, step end
  return before, last
end

-- The resources of each last step.
local function owners_of(files)
  local owners = {}
  for _, file in ipairs(files) do
    for _, call in ipairs(file.calls) do
      local _, last = ending_of(call.row)
      owners[last] = owners[last] or {}
      owners[last][file.name] = true
    end
  end
  return owners
end

local function is_only(set) return next(set) ~= nil and next(set, next(set)) == nil end

-- Patterns of the code that makes a call of the resource: its own words, or its handle and verb.
local function patterns_of(file, owners)
  local list, seen = {}, {}
  local function add(pattern)
    if not seen[pattern] then list[#list + 1] = pattern end
    seen[pattern] = true
  end
  for _, call in ipairs(file.calls) do
    local before, last = ending_of(call.row)
    if not VERBS[last] and is_only(owners[last]) then
      add("[%.:]" .. last .. "%f[^%w_]%s*[%({\"]")
    elseif before ~= "" then
      add("[%.:]" .. before .. "%s*%b():" .. last .. "%f[^%w_]")
      add("[%.:]" .. before .. "%s*\"[^\"]*\":" .. last .. "%f[^%w_]")
    end
  end
  return list
end

local function code_of(page)
  local blocks = {}
  for block in page.body:gmatch("<pre[^>]*>(.-)</pre>") do blocks[#blocks + 1] = html.text(block) end
  return table.concat(blocks, "\n")
end

--- The pages that each resource is used in.
---@param files table[] of rows.read
---@param pages table[] guides and recipes
---@return table<string, table[]> pages by resource
function mentions.by_resource(files, pages)
  local owners, codes, found = owners_of(files), {}, {}
  for place, page in ipairs(pages) do codes[place] = code_of(page) end
  for _, file in ipairs(files) do
    local patterns, list = patterns_of(file, owners), {}
    for place, page in ipairs(pages) do
      for _, pattern in ipairs(patterns) do
        if codes[place]:find(pattern) then
          list[#list + 1] = page
          break
        end
      end
    end
    found[file.name] = list
  end
  return found
end

return mentions

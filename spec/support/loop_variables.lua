-- Finds assignments to control variables of `for`, which are constants from Lua 5.5 on: Lua 5.4 finds them
-- once every loop declares constants of the same names.
local loop_variables = {}

-- The end of a comment or string that begins at `at`; nil when none does.
local function behind_text(source, at)
  local level = source:match("^%-%-%[(=*)%[", at) or source:match("^%[(=*)%[", at)
  if level then return select(2, assert(source:find("]" .. level .. "]", at, true))) + 1 end
  if source:find("^%-%-", at) then return source:find("\n", at, true) or #source + 1 end
  local quote = source:match("^[\"']", at)
  if not quote then return nil end
  repeat
    at = assert(source:find("[\\" .. quote .. "]", at + 1))
    local ends = source:sub(at, at) == quote
    if not ends then at = at + 1 end
  until ends
  return at + 1
end

-- Calls fn with each keyword that begins or ends a block, and its position.
local function each_keyword(source, fn)
  local at = source:find("[^\n]", source:find("^#") and source:find("\n", 1, true) or 1)
  while at do
    local behind = behind_text(source, at)
    if not behind then
      local word, ends = source:match("^([%a_][%w_]*)()", at)
      if word then fn(word, at, ends) end
      behind = ends or at + 1
    end
    at = source:find("[^%s]", behind)
  end
end

--- Adds such constants to every loop of a source, on the same lines.
---@param source string
---@return string
function loop_variables.constant(source)
  local out, kept, blocks = {}, 1, {}
  each_keyword(source, function(word, at, ends)
    local top = blocks[#blocks]
    if word == "for" then
      local names = source:match("^%s*([%w_,%s]-)%s*=", ends)
      local listed = source:match("^%s*([%w_,%s]-)%s+in%f[^%w_]", ends)
      if listed and (not names or #listed < #names) then names = listed end
      blocks[#blocks + 1] = { loop = true, names = names }
    elseif word == "while" then
      blocks[#blocks + 1] = { loop = true }
    elseif word == "do" and top and top.loop then
      top.loop = nil
      if top.names then
        local constants = top.names:gsub("[%w_]+", "%0 <const>")
        out[#out + 1] = ("%s local %s = %s;"):format(source:sub(kept, ends - 1), constants, top.names)
        kept = ends
      end
    elseif word == "function" or word == "if" or word == "do" or word == "repeat" then
      blocks[#blocks + 1] = {}
    elseif word == "end" or word == "until" then
      assert(top and not top.loop, "a block ends at byte " .. at .. " that never began")
      blocks[#blocks] = nil
    end
  end)
  assert(#blocks == 0, "a block never ends")
  return table.concat(out) .. source:sub(kept)
end

return loop_variables

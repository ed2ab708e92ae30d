-- The rules for the compiled files of csrc/core, checked by their symbols, and for their includes.
local source = require "spec.support.source"

local OBJECTS = "build/CMakeFiles/pc_core.dir/csrc/core/"

-- The folders of csrc/core, lowest first: a file uses its own folder and those below.
local FOLDERS = { "base", "os", "connection", "http", "redis", "blob", "auth", "webhook", "call", "client",
  "engine" }

--- The objects whose source still exists, by the source's path below csrc/core.
local function objects()
  local found = {}
  for _, path in ipairs(source.files(OBJECTS .. " -name '*.o'")) do
    local name = path:sub(#OBJECTS + 1, -3)
    local file = io.open("csrc/core/" .. name)
    if file then
      file:close()
      found[name] = path
    end
  end
  return found
end

--- For each file, the files whose symbols it uses, each with the name of one symbol.
local function uses(files)
  local home, wanted, used = {}, {}, {}
  for name, path in pairs(files) do
    wanted[name] = {}
    for line in assert(io.popen("nm --format=posix " .. path)):lines() do
      local symbol, kind = line:match("^(%S+) (%a)")
      if kind == "U" then
        wanted[name][symbol] = true
      elseif kind:find("%u") then
        home[symbol] = name
      end
    end
  end
  for name, symbols in pairs(wanted) do
    used[name] = {}
    for symbol in pairs(symbols) do
      if home[symbol] and home[symbol] ~= name then used[name][home[symbol]] = symbol end
    end
  end
  return used
end

--- The first cycle that a walk from each file finds, as text; nil: there is none.
local function cycle(used)
  local state, path = {}, {}
  local function walk(name)
    path[#path + 1] = name
    if state[name] == "open" then return table.concat(path, " -> ") end
    if not state[name] then
      state[name] = "open"
      for next_name in pairs(used[name]) do
        local found = walk(next_name)
        if found then return found end
      end
      state[name] = "closed"
    end
    path[#path] = nil
  end
  for name in pairs(used) do
    local found = walk(name)
    if found then return found end
  end
end

local ranks = {}
for rank, folder in ipairs(FOLDERS) do ranks[folder] = rank end

--- nil for a file beside the folders, which may stand anywhere.
local function rank_of(name)
  local folder = name:match("^(.-)/")
  return folder and assert(ranks[folder], "csrc/core/" .. folder .. " is not among the folders of this spec")
end

--- The uses of a file in a higher folder, as text.
local function upward(used)
  local found = {}
  for name, others in pairs(used) do
    for other, symbol in pairs(others) do
      local from, to = rank_of(name), rank_of(other)
      if from and to and to > from then found[#found + 1] = name .. " uses " .. symbol .. " of " .. other end
    end
  end
  table.sort(found)
  return found
end

--- For each file, the headers that it includes.
local function includes()
  local used = {}
  for _, path in ipairs(source.files("csrc/core -name '*.[ch]'")) do
    local others = {}
    for other in source.read(path):gmatch('#%s*include%s*"([^"\n]+)"') do others[other] = "the header" end
    used[path:sub(#"csrc/core/" + 1)] = others
  end
  return used
end

describe("the objects of csrc/core #once", function()
  -- What may be written to: the pthread_once_t that guards the start of libcurl, and nothing else.
  local ALLOWED = { ["transport.c:once"] = true }

  -- Writable is .data, .bss and the thread-local and common ones; .data.rel.ro is constant after loading.
  local function writable(section)
    return section == "*COM*" or section:find("^%.t?bss") or section:find("^%.tdata")
      or (section:find("^%.data") and not section:find("^%.data%.rel%.ro"))
  end

  it("hold no mutable global", function()
    local found, symbols = {}, 0
    for _, path in pairs(objects()) do
      for line in assert(io.popen("nm --format=sysv " .. path)):lines() do
        local name, section = line:match("^(%S+)%s*|.*|%s*(%S+)%s*$")
        if name and (line:find("OBJECT|") or line:find("TLS|") or section == "*COM*") then
          symbols = symbols + 1
          name = path:match("([%w_]+%.c)%.o$") .. ":" .. name:gsub("%.%d+$", "")
          if writable(section) and not ALLOWED[name] then found[#found + 1] = name end
        end
      end
    end
    assert.is_true(symbols > 0)
    assert.same({}, found)
  end)

  it("use one another without a cycle, and only their own folder and those below it", function()
    local used = uses(objects())
    assert.is_nil(cycle(used))
    assert.same({}, upward(used))
  end)

  it("include only headers of their own folder and those below it", function()
    assert.same({}, upward(includes()))
  end)

  it("would not hide a cycle or an upward use", function()
    local used = { ["base/a.c"] = { ["os/b.c"] = "pc_b" }, ["os/b.c"] = { ["os/c.c"] = "pc_c" } }
    used["os/c.c"] = { ["base/a.c"] = "pc_a" }
    assert.matches("(%S+) %-> .* %-> %1$", cycle(used))
    assert.same({ "base/a.c uses pc_b of os/b.c" }, upward(used))
  end)
end)

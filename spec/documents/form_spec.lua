-- The form of the documents: links lead somewhere, each piece of code is a snippet that a spec runs, and each
-- guide begins with its reader's question and can be reached from the README.
local links = require "spec.support.documents.links"
local snippets = require "spec.support.documents.snippets"
local source = require "spec.support.source"

local documents = snippets.documents()

-- What shell_spec, lua_spec and hosts_spec run; "text" is output or a drawing.
local LANGUAGES = { lua = true, sh = true, console = true, nginx = true, text = true }

local function exists(path)
  local file = io.open(path, "rb")
  if file then file:close() end
  return file ~= nil
end

describe("the documents #once", function()
  it("link to files and headings that are there", function()
    local broken = {}
    for _, path in ipairs(documents) do
      for _, link in ipairs(links.of(path)) do
        local found = exists(link.path)
        if found and link.anchor then found = links.anchors(link.path)[link.anchor] == true end
        if not found then broken[#broken + 1] = path .. ": " .. link.text end
      end
    end
    assert.same({}, broken)
  end)

  it("name files that are there", function()
    local missing = {}
    for _, path in ipairs(documents) do
      for name in source.read(path):gmatch "[%s`]%.?/?([%l_]+/[%w_/.]+%.lua)" do
        local top = name:match "^%l+"
        local is_ours = top == "lua" or top == "spec" or top == "examples" or top == "csrc"
        local beside = path:match "^.*/" or ""
        if is_ours and not name:find "%u" and not exists(name) and not exists(beside .. name) then
          missing[#missing + 1] = path .. ": " .. name
        end
      end
    end
    assert.same({}, missing)
  end)

  it("have code only in snippets that run", function()
    local others = {}
    for _, path in ipairs(documents) do
      local blocks, indented = snippets.of(path)
      for _, block in ipairs(blocks) do
        local place = ("%s:%d"):format(path, block.line)
        if not LANGUAGES[block.language] then others[#others + 1] = place end
      end
      for _, place in ipairs(indented) do others[#others + 1] = place end
    end
    assert.same({}, others)
  end)

  it("spell a licence in one way, but for names", function()
    local others = {}
    for _, path in ipairs(documents) do
      local prose = source.read(path):gsub("```.-```", ""):gsub("`[^`\n]*`", "")
        :gsub("%b[]%([^)\n]*%)", ""):gsub("\n#[^\n]*", "")
      local is_list = path:find "/types/" -- of names
      if not is_list and prose:lower():find "%f[%w_]licenses?%f[^%w_]" then others[#others + 1] = path end
    end
    assert.same({}, others)
  end)

  -- Generated tables, and documents for those who change the library or try an app.
  local NO_GUIDE = { ["README.md"] = true, ["CHANGELOG.md"] = true, ["SECURITY.md"] = true }
  local function is_guide(path)
    return not (NO_GUIDE[path] or path:find "/types/" or path:find "^spec/%l+/" or path:find "^examples/%l+/"
      or path == "csrc/core/README.md" or path == "lua/partnercenter/call/README.md")
  end

  it("begin, where they are guides, with a question and a snippet", function()
    local others = {}
    for _, path in ipairs(documents) do
      local begins = source.read(path):find "^# [^\n]+\n\n%*[^\n]+%?%*\n\n[^\n]*\n?[^\n]*```"
        or source.read(path):find "^# [^\n]+\n\n%*[^\n]+%?%*\n\n[^\n]+:\n\n```"
      if is_guide(path) and not begins then others[#others + 1] = path end
    end
    assert.same({}, others)
  end)

  it("can be reached from the README", function()
    local seen, queue = { ["README.md"] = true }, { "README.md" }
    while queue[1] do
      for _, link in ipairs(links.of(table.remove(queue))) do
        if link.path:find "%.md$" and not seen[link.path] then
          seen[link.path] = true
          queue[#queue + 1] = link.path
        end
      end
    end
    local lost = {}
    for _, path in ipairs(documents) do
      if not seen[path] then lost[#lost + 1] = path end
    end
    assert.same({}, lost)
  end)
end)

describe("the README #once", function()
  local text = source.read "README.md"

  it("has two screens", function()
    assert.is_true(#text <= 5120, #text .. " bytes")
    assert.is_true(select(2, text:gsub("\n", "")) <= 100)
  end)

  it("leads to customers of the simulator by two commands before anything else", function()
    local first = snippets.of("README.md")[1]
    assert.equal("console", first.language)
    assert.equal(2, select(2, first.text:gsub("%f[^\n%z]%$ ", "")))
    assert.matches("simulator .*partnercenter customers", first.text)
  end)
end)

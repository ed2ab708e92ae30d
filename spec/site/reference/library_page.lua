-- Makes the page of the library's own functions and workflows, from spec/types/library.lua.
local html = require "spec.site.html"
local library = require "spec.types.library"

local library_page = {}

local PLACE = "reference/library.html"

-- Titles of the classes, with the words before a function's name.
local TITLES = {
  library = { "Functions", "partnercenter." }, workflow = { "Workflows", "partnercenter.workflow." },
}

-- "options? partnercenter.Options text" becomes name, type and text; a type may have blanks within brackets.
local function parameter(text)
  local name, rest = text:match("^(%S+) (.+)$")
  local kind = rest:match("^fun%b()%s*:?%s*%S*[^%w]?") or rest:match("^%S+")
  local depth = select(2, kind:gsub("[<({]", "")) - select(2, kind:gsub("[>)}]", ""))
  if depth ~= 0 or kind:find("[,:]%s*$") then kind = rest end
  return name, kind, rest:sub(#kind + 1):gsub("^%s+", "")
end

local function section(call, before)
  local name, lines, results, parameters = call[1], {}, {}, {}
  for place = 2, #call do
    local tag, text = call[place]:match("^@(%l+) (.*)$")
    if tag == "param" then
      local word, kind, about = parameter(text)
      local plain, optional = word:match("^(.-)(%??)$")
      parameters[#parameters + 1] = {
        html.code(plain), html.code(kind), optional == "?" and "no" or "yes", html.sentence(about),
      }
    elseif tag == "return" then
      results[#results + 1] = "<dt>Returns</dt><dd>" .. html.code(text) .. "</dd>\n"
    elseif not tag then
      lines[#lines + 1] = call[place]
    end
  end
  local id = name:match("^[%w_]+")
  return table.concat {
    ('<section class="call">\n<h3 id="%s">%s</h3>\n'):format(id, html.code(before .. name)),
    ("<p>%s</p>\n"):format(html.sentence(table.concat(lines, " "))),
    parameters[1] and html.table({ "Argument", "Type", "Needed", "Meaning" }, parameters) or "",
    results[1] and "<dl>\n" .. table.concat(results) .. "</dl>\n" or "", "</section>\n",
  }, {
    title = before .. name, kind = "function", page = PLACE .. "#" .. id, words = table.concat(lines, " "),
  }
end

--- The page.
---@return table page
function library_page.page()
  local entries = {}
  local out = { '<h1>Functions and workflows</h1>\n<p class="lead">The functions of the library that are no '
    .. "calls of the service, and the workflows, which make many calls.</p>\n" }
  for _, class in ipairs(library) do
    local title, before = TITLES[class.file][1], TITLES[class.file][2]
    out[#out + 1] = ('<h2 id="%s-list">%s</h2>\n'):format(class.file, title)
    for _, call in ipairs(class) do
      out[#out + 1], entries[#entries + 1] = section(call, before)
    end
  end
  local body = table.concat(out)
  return { path = PLACE, title = "Functions", group = "Reference", body = body, entries = entries }
end

return library_page

-- Makes the page that lists everything by name, for readers without scripts.
local html = require "spec.site.html"

local a_to_z = {}

local PATH = "a-z.html"

local function name_of(entry) return entry.name or entry.title end

local function letter_of(entry)
  local letter = name_of(entry):match("%w"):upper()
  return letter:find("%d") and "0-9" or letter
end

local function entries_by_letter(pages)
  local found, letters = {}, {}
  for _, page in ipairs(pages) do
    for _, entry in ipairs(page.entries or {}) do
      local letter = letter_of(entry)
      if not found[letter] then
        found[letter] = {}
        letters[#letters + 1] = letter
      end
      table.insert(found[letter], entry)
    end
  end
  table.sort(letters)
  return found, letters
end

local function is_before(a, b)
  local first, second = name_of(a):lower(), name_of(b):lower()
  if first ~= second then return first < second end
  return a.page < b.page
end

local function line_of(entry)
  local kind = entry.name and html.code(entry.title) or html.escape(entry.kind)
  local link = html.link("/" .. entry.page, html.escape(name_of(entry)))
  return ("<li>%s <span>%s</span></li>\n"):format(link, kind)
end

--- The page.
---@param pages table[] all others, with their entries
---@return table page
function a_to_z.page(pages)
  local found, letters = entries_by_letter(pages)
  local jumps, out = {}, { "<h1>A to Z</h1>\n" }
  for place, letter in ipairs(letters) do jumps[place] = html.link("#letter-" .. letter, letter) end
  out[2] = '<p class="letters">' .. table.concat(jumps, " ") .. "</p>\n"
    .. "<p>Calls stand under the names of their operations. The same as text: "
    .. '<a href="/everything.txt">everything.txt</a>, all pages in one file.</p>\n'
  for _, letter in ipairs(letters) do
    table.sort(found[letter], is_before)
    out[#out + 1] = ('<h2 id="letter-%s">%s</h2>\n<ul class="%s">\n')
      :format(letter, letter, letter == "0-9" and "names codes" or "names")
    for _, entry in ipairs(found[letter]) do out[#out + 1] = line_of(entry) end
    out[#out + 1] = "</ul>\n"
  end
  return { path = PATH, title = "A to Z", group = "Reference", body = table.concat(out) }
end

return a_to_z

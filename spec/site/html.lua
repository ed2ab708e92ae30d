-- Escapes text and writes elements of HTML.
local html = {}

local ESCAPES = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;" }
local CHARACTERS = { amp = "&", lt = "<", gt = ">", quot = '"', ["#39"] = "'" }

---@param text any
---@return string
function html.escape(text) return (tostring(text):gsub('[&<>"]', ESCAPES)) end

--- The text of some HTML, without elements.
---@param markup string
---@return string
function html.text(markup)
  return (markup:gsub("<[^>]*>", ""):gsub("&(#?%w+);", CHARACTERS))
end

--- A piece of code within a sentence. It may break behind its punctuation.
---@param text string
---@return string
function html.code(text)
  return "<code>" .. html.escape(text):gsub("[:/._]%f[%w{]", "%0<wbr>") .. "</code>"
end

--- A block of code. It can be scrolled with the keyboard.
---@param text string
---@param label string for those who listen
---@return string
function html.block(text, label)
  return ('<pre tabindex="0" role="region" aria-label="%s"><code>%s</code></pre>\n')
    :format(html.escape(label), html.escape(text:gsub("%s+$", "")))
end

---@param target string
---@param content string HTML
---@return string
function html.link(target, content) return ('<a href="%s">%s</a>'):format(html.escape(target), content) end

--- Sentences of the data, where `marks` stand around code.
---@param text string
---@return string
function html.sentence(text)
  return (html.escape(text):gsub("`([^`]+)`", "<code>%1</code>"))
end

--- A table. Columns without a value in any row are left out.
---@param headings string[]
---@param rows string[][] HTML; the first cell heads its row
---@param ids string[]? of the rows
---@return string
function html.table(headings, rows, ids)
  local used = {}
  for _, row in ipairs(rows) do
    for column in ipairs(headings) do
      used[column] = used[column] or (row[column] or "") ~= ""
    end
  end
  local out = { '<div class="scroll" tabindex="0" role="region" aria-label="Table"><table>\n<thead><tr>' }
  local function add(text) out[#out + 1] = text end
  for column, heading in ipairs(headings) do
    if used[column] then add(('<th scope="col">%s</th>'):format(heading)) end
  end
  add("</tr></thead>\n<tbody>\n")
  for place, row in ipairs(rows) do
    add(ids and ids[place] and ('<tr id="%s">'):format(html.escape(ids[place])) or "<tr>")
    for column in ipairs(headings) do
      local form = column == 1 and '<th scope="row">%s</th>' or "<td>%s</td>"
      if used[column] then add(form:format(row[column] or "")) end
    end
    add("</tr>\n")
  end
  add("</tbody></table></div>\n")
  return table.concat(out)
end

return html

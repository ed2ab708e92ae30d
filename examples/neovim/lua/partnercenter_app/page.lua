--- Makes and writes buffers. A line is an array of pieces, each a text or { text, highlight group }.
local page = {}

local api = vim.api
local namespace = api.nvim_create_namespace "partnercenter"

local GROUPS = {
  Title = "Title", Hint = "Comment", Label = "Identifier", Customer = "Normal",
  Qualification = "String", None = "Comment", Waiting = "NonText", Error = "ErrorMsg",
}

--- Makes an empty buffer, which is wiped out with its last window.
---@param name string
---@return integer buffer
function page.new(name)
  for group, link in pairs(GROUPS) do
    vim.cmd(("highlight default link PartnerCenter%s %s"):format(group, link))
  end
  local buffer = api.nvim_create_buf(false, true)
  api.nvim_buf_set_name(buffer, name)
  vim.bo[buffer].bufhidden = "wipe"
  vim.bo[buffer].undolevels = -1
  vim.bo[buffer].filetype = "partnercenter"
  vim.bo[buffer].modifiable = false
  return buffer
end

local function compose(pieces)
  local text, marks = "", {}
  for _, piece in ipairs(pieces) do
    local from = #text
    text = text .. (type(piece) == "table" and piece[1] or piece):gsub("%c", " ")
    if type(piece) == "table" then
      marks[#marks + 1] = { from = from, to = #text, group = "PartnerCenter" .. piece[2] }
    end
  end
  return text, marks
end

--- Replaces the lines from `first` (from 0) to before `last`; -1 is the end of the buffer.
---@param buffer integer
---@param first integer
---@param last integer
---@param lines table[] pieces of each
function page.write(buffer, first, last, lines)
  first = first == -1 and api.nvim_buf_line_count(buffer) or first
  local texts, marks = {}, {}
  for i, pieces in ipairs(lines) do
    texts[i], marks[i] = compose(pieces)
  end
  vim.bo[buffer].modifiable = true
  api.nvim_buf_clear_namespace(buffer, namespace, first, last)
  api.nvim_buf_set_lines(buffer, first, last, false, texts)
  vim.bo[buffer].modifiable = false
  for i = 1, #lines do
    for _, mark in ipairs(marks[i]) do
      local place = { end_col = mark.to, hl_group = mark.group }
      api.nvim_buf_set_extmark(buffer, namespace, first + i - 1, mark.from, place)
    end
  end
end

--- Cuts or pads a text to a number of columns.
function page.fit(text, columns)
  local width = vim.fn.strdisplaywidth(text)
  if width > columns then
    text = vim.fn.strcharpart(text, 0, columns - 1) .. "…"
    width = vim.fn.strdisplaywidth(text)
  end
  return text .. (" "):rep(columns - width)
end

--- Maps keys of a buffer.
---@param buffer integer
---@param keys table<string, function>
function page.keys(buffer, keys)
  for key, run in pairs(keys) do
    vim.keymap.set("n", key, run, { buffer = buffer, nowait = true, silent = true })
  end
end

--- Calls fn when the buffer is wiped out.
function page.on_wipe(buffer, fn)
  api.nvim_create_autocmd("BufWipeout", { buffer = buffer, once = true, callback = fn })
end

return page

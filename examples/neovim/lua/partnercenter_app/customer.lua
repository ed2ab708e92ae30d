--- Shows one customer and its qualification records in a floating window.
local app = require "partnercenter_app"
local page = require "partnercenter_app.page"
local partnercenter = require "partnercenter"

local customer_window = {}

local api = vim.api
local COLUMNS = 72 -- at most
local LABEL = 18

local function field(lines, label, value)
  if value and value ~= "" then
    lines[#lines + 1] = { { "  " .. page.fit(label, LABEL), "Label" }, tostring(value) }
  end
end

local function problem(lines, err)
  lines[#lines + 1] = { "  ", { tostring(err), "Error" } }
end

local function address_of(record)
  local address = record.billingProfile and record.billingProfile.defaultAddress or {}
  local parts = {}
  for _, name in ipairs { "addressLine1", "city", "state", "postalCode", "country" } do
    parts[#parts + 1] = address[name]
  end
  return table.concat(parts, ", ")
end

local function describe(lines, record)
  local profile = record.companyProfile or {}
  field(lines, "Domain", profile.domain)
  field(lines, "Relationship", record.relationshipToPartner)
  field(lines, "Address", address_of(record))
end

local function describe_qualifications(lines, records)
  lines[#lines + 1] = {}
  for _, record in ipairs(records) do
    field(lines, "Qualification", record.qualification)
    field(lines, "  vetting", record.vettingStatus)
    field(lines, "  because", record.vettingReason)
    field(lines, "  since", record.vettingCreatedDate and record.vettingCreatedDate:sub(1, 10))
  end
  if #records == 0 then
    field(lines, "Qualification", "none")
  end
end

-- Runs in a task; makes both calls at once.
local function ask(row)
  local client, err = app.client()
  if not client then
    return nil, err
  end
  local customer = client:customer(row.id)
  return { partnercenter.map({ "get", "qualifications" }, function(call)
    return customer[call](customer)
  end) }
end

local function body(found, err)
  local lines = {}
  if err then
    problem(lines, err)
    return lines
  end
  local values, errors = found[1], found[2] or {}
  for i, write in ipairs { describe, describe_qualifications } do
    if values[i] then
      write(lines, values[i])
    else
      problem(lines, errors[i])
    end
  end
  return lines
end

local function open_window(buffer)
  local width = math.min(COLUMNS, vim.o.columns - 4)
  local window = api.nvim_open_win(buffer, true, {
    relative = "editor", style = "minimal", border = "rounded", width = width, height = 5,
    row = math.max(0, math.floor(vim.o.lines / 2) - 7), col = math.floor((vim.o.columns - width) / 2),
  })
  vim.cmd "setlocal wrap linebreak breakindent"
  return window
end

--- Opens the window, which fills when the answers have arrived.
---@param row {id: string, name: string}
function customer_window.open(row)
  local buffer = page.new("partnercenter://customers/" .. row.id)
  local window = open_window(buffer)
  local head = { { "  ", { row.name, "Title" } }, {} }
  field(head, "Tenant", row.id)
  page.write(buffer, 0, -1, head)
  page.write(buffer, -1, -1, { { "  ", { "…", "Waiting" } } })
  local gone = false
  local task = partnercenter.spawn(function()
    return ask(row)
  end, function(found, err)
    if gone then
      return
    end
    page.write(buffer, #head, -1, body(found, err))
    local lines = api.nvim_buf_line_count(buffer)
    api.nvim_win_set_height(window, math.min(lines, math.max(1, vim.o.lines - 6)))
    if err then
      app.complain(err)
    end
  end)
  local function close()
    if api.nvim_buf_is_valid(buffer) then
      api.nvim_buf_delete(buffer, {})
    end
  end
  page.keys(buffer, { q = close, ["<CR>"] = close, ["<Esc>"] = close })
  api.nvim_create_autocmd("WinLeave", { buffer = buffer, once = true, callback = vim.schedule_wrap(close) })
  page.on_wipe(buffer, function()
    gone = true
    task:cancel()
  end)
end

return customer_window

--- Writes the line items of an invoice, page by page, to a file and adds their amounts.
local amounts = require "partnercenter.workflow.billing.amounts"
local core = require "partnercenter.core"
local csv = require "partnercenter.csv"
local json = require "partnercenter.json"

local line_items = {}

local SIZE = 2000
local AMOUNTS = {
  total = { "totalForCustomer", "postTaxTotal", "totalCharges" }, subtotal = { "subtotal", "preTaxCharges" },
  tax = { "taxTotal", "tax", "taxAmount" }, currency = { "currency", "currencyCode", "billingCurrency" },
}
local NOT_COLUMNS = { attributes = true, links = true }
local BILLING = "billinglineitems" -- these lines make the total; usage lines explain them

-- "one_time" in an invoice is "onetime" in the query for its lines.
local function plain(name)
  return type(name) == "string" and name:lower():gsub("[_%s-]", "") or ""
end

local function unwritable(run, problem)
  return run:fail("config", "the file cannot be written: " .. tostring(problem))
end

local function read_state(path, invoice_id, total)
  local file = io.open(path .. ".state", "rb")
  if file then
    local state = json.decode(file:read("*a") or "")
    file:close()
    if type(state) == "table" and state.invoice_id == invoice_id and type(state.columns) == "table"
      and type(state.sums) == "table" and state.amount == total then
      return state
    end
  end
  return {
    invoice_id = invoice_id, amount = total, part = 1, rows = 0, bytes = 0, sums = {},
    columns = json.array({}),
  }
end

-- Opens the collected lines at the place that the state has, and drops later lines.
local function open_lines(path, state)
  local file = state.bytes > 0 and io.open(path .. ".lines", "r+b")
  if file and file:seek("end") >= state.bytes then
    file:seek("set", state.bytes)
    return file
  elseif file then
    file:close()
  end
  for name, value in pairs(read_state(path, nil, nil)) do
    if name ~= "invoice_id" then state[name] = value end
  end
  state.listing = nil
  return io.open(path .. ".lines", "wb")
end

local function amounts_of(run)
  local total = run.options.total
  if not total then return AMOUNTS end
  return { total = { total }, subtotal = AMOUNTS.subtotal, tax = AMOUNTS.tax, currency = AMOUNTS.currency }
end

-- Appends a page to the lines, and adds its columns and amounts to the state.
local function collect(run, file, state, page, counts)
  local known, texts, totals = {}, {}, assert(core.totals(amounts_of(run)))
  for _, name in ipairs(state.columns) do
    known[name] = true
  end
  for i, item in ipairs(page) do
    local names, text, err = {}, json.encode(item)
    if not text then return nil, err end
    texts[i] = text .. "\n"
    for name in pairs(item) do
      if not known[name] and not NOT_COLUMNS[name] then names[#names + 1] = name end
    end
    table.sort(names)
    for _, name in ipairs(names) do
      known[name] = true
      state.columns[#state.columns + 1] = name
    end
    if counts then totals:add(text) end
  end
  texts = table.concat(texts)
  local ok, problem = file:write(texts)
  if ok then ok, problem = file:flush() end
  if not ok then return unwritable(run, problem) end
  amounts.add(state.sums, totals:sums())
  state.rows, state.bytes = state.rows + #page, state.bytes + #texts
  return true
end

local function save(run, path, state)
  local text, err = json.encode(state)
  if not text then return nil, err end
  local ok, problem = core.replace_file(path .. ".state", text)
  if not ok then return unwritable(run, problem) end
  return true
end

local function fetch(run, invoice, details, path, state, file)
  while state.part <= #details do
    local detail = details[state.part]
    local kind = plain(detail.invoiceLineItemType)
    local query = {
      provider = plain(detail.billingProvider), invoicelineitemtype = kind, size = run.options.size or SIZE,
    }
    local listing = invoice:line_items(query, run:call({ state = state.listing }))
    local page, err = listing:next()
    while page do
      local ok, why = collect(run, file, state, page, kind == BILLING)
      state.listing = listing:state()
      if ok then ok, why = save(run, path, state) end
      if not ok then return nil, why end
      if run.options.progress then run.options.progress(state.rows) end
      page, err = listing:next()
    end
    if err then return nil, err end
    state.part, state.listing = state.part + 1, nil
  end
  return save(run, path, state)
end

local function each_line(path, rows)
  local file, problem = io.open(path .. ".lines", "rb")
  if not file then error(problem, 0) end
  local count = 0
  return function()
    count = count + 1
    local line = count <= rows and file:read("*l")
    if line then return line end
    file:close()
  end
end

local function write_csv(path, state, columns)
  local out, problem = csv.create(path, columns)
  if not out then return nil, problem end
  for line in each_line(path, state.rows) do
    out:write(json.decode(line))
  end
  return out:close()
end

local function write_lines(path, state)
  local out, problem = io.open(path .. ".part", "wb")
  if not out then return nil, problem end
  local ok = true
  for line in each_line(path, state.rows) do
    if ok then ok, problem = out:write(line, "\n") end
  end
  local closed, why = out:close()
  if ok and closed then return os.rename(path .. ".part", path) end
  os.remove(path .. ".part")
  return nil, problem or why
end

local function finish(run, path, state, format)
  local ok, problem
  if format == "csv" then
    ok, problem = write_csv(path, state, run.options.columns or state.columns)
  else
    ok, problem = write_lines(path, state)
  end
  if not ok then return unwritable(run, problem) end
  os.remove(path .. ".lines")
  os.remove(path .. ".state")
  return { rows = state.rows, path = path }, state.sums
end

--- Writes the line items. Until the file is complete, `path .. ".lines"` and `path .. ".state"` hold what
--- there is, and the same call resumes.
---@param run partnercenter.Run
---@param invoice partnercenter.invoice
---@param record table of the invoice
---@param path string
---@param format "csv"|"jsonl"
---@return { rows: integer, path: string }?
---@return any err or the exact sums by currency
function line_items.write(run, invoice, record, path, format)
  local details = type(record.invoiceDetails) == "table" and record.invoiceDetails or {}
  local state = read_state(path, run.params.invoice_id, run.options.total)
  local file, problem = open_lines(path, state)
  if not file then return unwritable(run, problem) end
  local ok, err = fetch(run, invoice, details, path, state, file)
  file:close()
  if not ok then return nil, err end
  return finish(run, path, state, format)
end

return line_items

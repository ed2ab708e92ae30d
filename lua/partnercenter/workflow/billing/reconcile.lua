--- Workflow `reconcile`: writes all line items of an invoice to a file and compares their total with the
--- invoice's.
local check = require "partnercenter.arguments.check"
local core = require "partnercenter.core"
local csv = require "partnercenter.csv"
local json = require "partnercenter.json"
local start = require "partnercenter.workflow.run.start"

local OPTIONS = {
  format = "string", columns = "table", size = "number", total = "string", tolerance = "number",
  progress = "function",
}
local SIZE, TOLERANCE = 2000, 0.005
local TOTALS = { "totalForCustomer", "postTaxTotal", "totalCharges" }
local NOT_COLUMNS = { attributes = true, links = true }
local BILLING = "billinglineitems" -- these lines make the total; usage lines explain them

-- "one_time" in an invoice is "onetime" in the query for its lines.
local function plain(name)
  return type(name) == "string" and name:lower():gsub("[_%s-]", "") or ""
end

local function unwritable(run, problem)
  return run:fail("config", "the file cannot be written: " .. tostring(problem))
end

local function read_state(path, invoice_id)
  local file = io.open(path .. ".state", "rb")
  if file then
    local state = json.decode(file:read("*a") or "")
    file:close()
    if type(state) == "table" and state.invoice_id == invoice_id and type(state.columns) == "table" then
      return state
    end
  end
  return {
    invoice_id = invoice_id, part = 1, rows = 0, bytes = 0, total = 0, rest = 0, columns = json.array({}),
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
  for name, value in pairs(read_state(path, nil)) do
    if name ~= "invoice_id" then state[name] = value end
  end
  state.listing = nil
  return io.open(path .. ".lines", "wb")
end

local function amount_of(run, item)
  if run.options.total then return tonumber(item[run.options.total]) end
  for _, name in ipairs(TOTALS) do
    if tonumber(item[name]) then return tonumber(item[name]) end
  end
end

-- Kahan summation: `rest` is the rounding error of `total`, which would be cents after 100,000 lines.
local function add(state, amount)
  local total = state.total + amount
  if math.abs(state.total) >= math.abs(amount) then
    state.rest = state.rest + ((state.total - total) + amount)
  else
    state.rest = state.rest + ((amount - total) + state.total)
  end
  state.total = total
end

-- Appends a page to the lines, and adds its columns and total to the state.
local function collect(run, file, state, page, counts)
  local known, texts = {}, {}
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
    if counts then add(state, amount_of(run, item) or 0) end
  end
  texts = table.concat(texts)
  local ok, problem = file:write(texts)
  if ok then ok, problem = file:flush() end
  if not ok then return unwritable(run, problem) end
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

local function finish(run, invoice, path, state, format)
  local ok, problem
  if format == "csv" then
    ok, problem = write_csv(path, state, run.options.columns or state.columns)
  else
    ok, problem = write_lines(path, state)
  end
  if not ok then return unwritable(run, problem) end
  os.remove(path .. ".lines")
  os.remove(path .. ".state")
  local expected = tonumber(invoice.totalCharges)
  local total = state.total + state.rest
  local difference = expected and total - expected
  return {
    invoice_id = state.invoice_id, path = path, rows = state.rows, total = total, expected = expected,
    currency = invoice.currencyCode, difference = difference,
    matches = difference and math.abs(difference) < (run.options.tolerance or TOLERANCE),
  }
end

---@class partnercenter.workflow.ReconcileOptions: partnercenter.workflow.Options
---@field format partnercenter.FileFormat? by the ending of the path when absent
---@field columns string[]? of the table; all of them when absent
---@field size integer? of a page, 2000
---@field total string? the member to add up; totalForCustomer, postTaxTotal or totalCharges when absent
---@field tolerance number? up to which the totals match, 0.005
---@field progress fun(rows: integer)|nil called after each page

---@class partnercenter.workflow.Reconciled
---@field invoice_id string
---@field path string
---@field rows integer
---@field total number
---@field expected number? the total of the invoice
---@field difference number?
---@field matches boolean?
---@field currency string?

--- Writes all line items of an invoice to a file: JSON lines as the service sent them, or CSV. Memory does
--- not grow with their number. The file appears when it is complete. Until then its state is in
--- `path .. ".lines"` and `path .. ".state"`, from which the same call resumes after a failure. The line
--- items come from get-invoiceline-items; the newer operation is export_billed_reconciliation.
---@param invoice partnercenter.invoice a handle
---@param path string
---@param options partnercenter.workflow.ReconcileOptions?
---@return partnercenter.workflow.Reconciled? result
---@return partnercenter.error?
return function(invoice, path, options)
  local run, err = start("reconcile", invoice, "invoice_id", options, OPTIONS)
  check.type(path, "string", "workflow.reconcile: path")
  if not run then return nil, err end
  local format = run.options.format or (path:lower():find("%.csv$") and "csv" or "jsonl")
  if format ~= "csv" and format ~= "jsonl" then
    return run:fail("invalid_argument", "format must be csv or jsonl")
  end
  local record, file, ok
  local fits, problem = core.check_target(path)
  if not fits then return unwritable(run, problem) end
  record, err = invoice:get(run:call())
  if not record then return nil, err end
  local details = type(record.invoiceDetails) == "table" and record.invoiceDetails or {}
  local state = read_state(path, run.params.invoice_id)
  file, problem = open_lines(path, state)
  if not file then return unwritable(run, problem) end
  ok, err = fetch(run, invoice, details, path, state, file)
  file:close()
  if not ok then return nil, err end
  return finish(run, record, path, state, format)
end

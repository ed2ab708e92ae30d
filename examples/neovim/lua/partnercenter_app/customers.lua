--- Shows all customers in a buffer: rows appear page by page, then their qualifications as answers arrive.
local app = require "partnercenter_app"
local customer = require "partnercenter_app.customer"
local page = require "partnercenter_app.page"
local partnercenter = require "partnercenter"

local customers_buffer = {}

local api = vim.api
local NAME = "partnercenter://customers"
local HEADER = 4 -- lines above the first customer
local COLUMNS = 36 -- of a customer's name
local HINT = { { "  <CR> one customer   r refresh   q close", "Hint" } }

local function row_line(row)
  local name = { row.label, "Customer" }
  if row.err then
    return { name, { row.err.kind .. ": " .. row.err.message, "Error" } }
  elseif row.qualification then
    return { name, { row.qualification, row.qualification == "none" and "None" or "Qualification" } }
  end
  return { name, { "…", "Waiting" } }
end

-- Most frequent first.
local function tally(rows)
  local counts, names = {}, {}
  for _, row in ipairs(rows) do
    local name = row.err and "failed" or row.qualification
    if not counts[name] then
      counts[name] = 0
      names[#names + 1] = name
    end
    counts[name] = counts[name] + 1
  end
  table.sort(names, function(a, b)
    return counts[a] > counts[b] or counts[a] == counts[b] and a < b
  end)
  for i, name in ipairs(names) do
    names[i] = counts[name] .. " " .. name
  end
  return table.concat(names, ", ")
end

local function state_of(run)
  if run.err then
    return { tostring(run.err), "Error" }
  elseif not run.listed then
    return { "listing …", "Waiting" }
  elseif run.answered < #run.rows then
    return { ("qualifications: %d of %d …"):format(run.answered, #run.rows), "Waiting" }
  end
  return { tally(run.rows), "Hint" }
end

local function show_header(run)
  local title = { { "Partner Center", "Title" }, ("   %d customers"):format(#run.rows) }
  page.write(run.buffer, 0, 2, { title, { "  ", state_of(run) } })
end

-- Redraws once for all answers of one turn of the event loop.
local function show_count(run)
  if not run.scheduled then
    run.scheduled = true
    vim.schedule(function()
      run.scheduled = false
      if not run.over then
        show_header(run)
      end
    end)
  end
end

local function show_row(run, row)
  page.write(run.buffer, HEADER + row.number - 1, HEADER + row.number, { row_line(row) })
end

-- After a refresh the cursor returns to its line once that is there; at first it is on the first customer.
local function place_cursor(run)
  if run.line and run.line <= api.nvim_buf_line_count(run.buffer) then
    for _, window in ipairs(vim.fn.win_findbuf(run.buffer)) do
      api.nvim_win_set_cursor(window, { run.line, 0 })
    end
    run.line = nil
  end
end

local function append(run, items)
  local lines = {}
  for i, item in ipairs(items) do
    local profile = item.companyProfile or {}
    local row = { id = item.id, name = profile.companyName or item.id, number = #run.rows + 1 }
    row.label = "  " .. page.fit(row.name, COLUMNS) .. "  "
    run.rows[row.number], lines[i] = row, row_line(row)
  end
  page.write(run.buffer, -1, -1, lines)
  show_header(run)
  place_cursor(run)
end

-- Runs in a task, so that the editor is not blocked.
local function load(run)
  local client, err = app.client()
  if not client then
    return nil, err
  end
  for items in client:customers():pages() do
    append(run, items)
  end
  run.listed = true
  show_header(run)
  local function lookup(row)
    return client:customer(row.id):qualification()
  end
  for row, name, why in partnercenter.each(run.rows, lookup, { concurrency = app.concurrency() }) do
    if run.over then
      break
    end
    row.qualification, row.err = name, why
    run.answered, run.failed = run.answered + 1, run.failed + (why and 1 or 0)
    run.first_failure = run.first_failure or why
    show_row(run, row)
    show_count(run)
  end
  return true
end

local function finish(run, err)
  run.err = err
  show_header(run)
  if err then
    app.complain(err)
  elseif run.failed > 0 then
    local why = run.first_failure
    app.complain(("%d of %d have no answer: %s: %s"):format(run.failed, #run.rows, why.kind, why.message))
  end
end

local function start(buffer, line)
  local run = { buffer = buffer, line = line, rows = {}, answered = 0, failed = 0 }
  page.write(buffer, 0, -1, { {}, {}, HINT, {} })
  show_header(run)
  run.task = partnercenter.spawn(function()
    return load(run)
  end, function(_, err)
    if not run.over then
      finish(run, err)
    end
  end)
  return run
end

local function stop(run)
  run.over = true
  run.task:cancel()
end

local function show_one(run)
  local row = run.rows[api.nvim_win_get_cursor(0)[1] - HEADER]
  if row then
    customer.open(row)
  end
end

local function is_blank(buffer)
  return api.nvim_buf_get_name(buffer) == "" and not vim.bo[buffer].modified
    and api.nvim_buf_line_count(buffer) == 1 and vim.bo[buffer].buftype == ""
end

--- Opens the buffer, or goes to the existing one.
function customers_buffer.open()
  local window = vim.fn.bufwinid("^" .. NAME .. "$")
  if window ~= -1 then
    return api.nvim_set_current_win(window)
  end
  local here = is_blank(0)
  local buffer = page.new(NAME)
  vim.cmd((here and "buffer " or "sbuffer ") .. buffer)
  vim.cmd "setlocal nowrap nonumber norelativenumber nolist nospell cursorline fillchars+=eob:\\ "
  local run = start(buffer, HEADER + 1)
  page.keys(buffer, {
    q = function()
      api.nvim_buf_delete(buffer, {})
    end,
    r = function()
      stop(run)
      run = start(buffer, run.line or api.nvim_win_get_cursor(0)[1])
    end,
    ["<CR>"] = function()
      show_one(run)
    end,
  })
  page.on_wipe(buffer, function()
    stop(run)
  end)
end

return customers_buffer

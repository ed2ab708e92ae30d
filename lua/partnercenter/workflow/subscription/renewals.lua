--- Workflow `renewals`: lists the terms that end soon, over all customers, and what happens then.
local each_and_map = require "partnercenter.engine.loop.each_and_map"
local errors = require "partnercenter.errors"
local misuse = require "partnercenter.arguments.misuse"
local public_functions = require "partnercenter.arguments.public_functions"
local start = require "partnercenter.workflow.run.start"
local tasks = require "partnercenter.engine.tasks"
local term = require "partnercenter.workflow.subscription.record.term"

local OPTIONS = { within = "number", concurrency = "number", on_error = "function", state = "table" }
local WITHIN, CONCURRENCY = 30, 8

-- The states in which a term goes on to its end.
local RUNNING = { active = true, suspended = true }

---@class partnercenter.workflow.Renewal
---@field customer partnercenter.model.Customer
---@field customer_id string
---@field subscription partnercenter.model.Subscription
---@field subscription_id string
---@field ends string            as the record has it
---@field days integer           until then, by the calendar
---@field action partnercenter.workflow.TermAction|string
---@field explicit boolean       whether the action is scheduled rather than the service's default
---@field quantity integer       seats at present
---@field next_term partnercenter.workflow.NextTerm? nil where the subscription ends
---@field in_extended_term boolean

local function renewal_of(customer, record)
  local ends, text = term.ends(record)
  local action, explicit = term.action(record)
  return {
    customer = customer, customer_id = customer.id, subscription = record, subscription_id = record.id,
    ends = text, days = term.days_until(ends), action = action, explicit = explicit,
    quantity = record.quantity, next_term = term.following(record, action),
    in_extended_term = term.is_extended(record),
  }
end

local function is_due(record, within)
  local ends = RUNNING[tostring(record.status):lower()] and term.ends(record)
  return ends and ends >= os.time() and term.days_until(ends) <= within or false
end

local function sooner(a, b)
  if a.days ~= b.days then return a.days < b.days end
  if a.customer_id ~= b.customer_id then return tostring(a.customer_id) < tostring(b.customer_id) end
  return tostring(a.subscription_id) < tostring(b.subscription_id)
end

-- The terms of one customer that end soon.
local function look_at(run, customer)
  local handle = run.client:customer(customer.id)
  local records, err = handle:subscriptions(nil, run:call()):all()
  if not records then return nil, err end
  local page = {}
  for _, record in ipairs(records) do
    if is_due(record, run.options.within or WITHIN) then page[#page + 1] = renewal_of(customer, record) end
  end
  table.sort(page, sooner)
  return page
end

---@class partnercenter.Renewals
---@overload fun(): partnercenter.workflow.Renewal?
---@field private _run table
---@field private _err table?
---@field private _walk table?
local renewals = {}

local function begin(self)
  local run = self._run
  local walk = { err = self._err }
  self._walk, self._loops = walk, {}
  if not run then return walk end
  local state = run.options.state
  if state and type(state.customers) ~= "table" then
    walk.err = select(2, run:fail("invalid_argument", "the state belongs to another listing"))
    return walk
  end
  walk.customers = run.client:customers(nil, run:call({ state = state and state.customers }))
  walk.loop = each_and_map.each(walk.customers, function(customer)
    return look_at(run, customer)
  end, { concurrency = run.options.concurrency or CONCURRENCY })
  return walk
end

-- An error of one customer ends the walk before that customer, unless a handler takes it.
local function failed(self, walk, customer, err)
  err = errors.is(err) and errors.with(err, { customer_id = customer.id }) or err
  if self._run.options.on_error then
    self._run.options.on_error(err, customer)
    return
  end
  walk.err = err
  walk.loop:close()
end

-- The next customer with terms that end soon: a page.
local function advance(self, walk)
  while not (walk.err or walk.done) do
    walk.before = walk.customers:state()
    local ok, found = tasks.protect(function()
      local customer, page, err = walk.loop()
      return { customer = customer, page = page, err = err }
    end)
    if not ok then
      if not errors.is(found) then error(found, 0) end
      walk.err = found
    elseif found.customer == nil then
      walk.done, walk.before = true, nil
    elseif not found.page then
      failed(self, walk, found.customer, found.err)
    elseif found.page[1] then
      return found.page
    end
  end
  return nil, walk.err
end

--- The renewals of the first customer that has some.
---@return partnercenter.workflow.Renewal[]?, partnercenter.error?
function renewals:first()
  self:close()
  return self:next()
end

--- The renewals of the next customer that has some; only nil at the end.
---@return partnercenter.workflow.Renewal[]?, partnercenter.error?
function renewals:next()
  local walk = self._walk or begin(self)
  local page, err = advance(self, walk)
  if err then return nil, err end
  walk.before = nil
  return page
end

--- Iterates over the customers with renewals from the start; raises the error object when one fails.
---@return fun(): partnercenter.workflow.Renewal[]?
function renewals:pages()
  self:close()
  local walk = begin(self)
  return function()
    local page, err = advance(self, walk)
    if err then error(err, 0) end
    walk.before = nil
    return page
  end, nil, nil, walk.loop
end

--- Iterates over the renewals of all customers from the start, as their answers come; raises the error object
--- when a customer or the list of customers cannot be read.
---@return fun(): partnercenter.workflow.Renewal?
function renewals:each()
  self:close()
  local walk, page, taken = begin(self), nil, 0
  return function()
    if not page or taken >= #page then
      local err
      page, err = advance(self, walk)
      if err then error(err, 0) end
      if not page then return nil end
      taken = 0
    end
    taken = taken + 1
    if taken == #page then walk.before = nil end
    return page[taken]
  end, nil, nil, walk.loop
end

--- The renewals of all customers in one array, the soonest first.
---@return partnercenter.workflow.Renewal[]?, partnercenter.error?
function renewals:all()
  self:close()
  local walk, all = begin(self), {}
  while true do
    local page, err = advance(self, walk)
    if err then return nil, err end
    if not page then break end
    for _, item in ipairs(page) do
      all[#all + 1] = item
    end
    walk.before = nil
  end
  table.sort(all, sooner)
  return all
end

--- The position of the last iteration, as a table of plain values that can be stored: with the option
--- `state`, a later call resumes there. It skips no renewal that was not handed out. Those of a customer that
--- was not handed out whole, and of customers whose answers came early, are delivered again.
---@return table
function renewals:state()
  local walk = self._walk or begin(self)
  return { customers = walk.before or (walk.customers and walk.customers:state()) }
end

--- Ends the requests in flight.
function renewals:close()
  local walk = self._walk
  self._walk = nil
  if walk and walk.loop then walk.loop:close() end
end

-- `for` passes the previous item, which tells its loop; a loop of the library passes nothing.
local function step(self, ...)
  local last = select(2, ...)
  local loops = self._loops
  local advance_loop
  if select("#", ...) == 0 then
    advance_loop = self._source or self:each()
    self._source = advance_loop
  else
    advance_loop = last == nil and self:each() or loops[last]
    if not advance_loop then misuse.raise("two loops share one listing: make a list for each loop") end
    if last ~= nil then loops[last] = nil end
  end
  local item = advance_loop()
  if item ~= nil then self._loops[item] = advance_loop else self._source = nil end
  return item
end

local meta = { __name = "partnercenter.renewals", __call = step }
meta.__index = public_functions.methods(renewals, "renewals", function(self)
  return type(self) == "table" and getmetatable(self) == meta
end, { next = 1 }) -- `for page in list.next, list do` passes the previous page

---@class partnercenter.workflow.RenewalsOptions: partnercenter.workflow.Options
---@field within number? days, 30
---@field concurrency integer? customers in flight, 8
---@field on_error fun(err: partnercenter.error, customer: table)|nil goes on after a customer that failed
---@field state table? of an earlier list's `state()`

--- Lists the terms that end within some days, over all customers, with what happens then. It reads only.
--- It is a listing like others: `for renewal in workflow.renewals(client, { within = 30 }) do`, `each`,
--- `all`, `pages` (one for each customer), `first`, `next`, `state`.
---@param client partnercenter.Client or the library, for its default client
---@param options partnercenter.workflow.RenewalsOptions?
---@return partnercenter.Renewals
return function(client, options)
  local run, err = start("renewals", client, "none", options, OPTIONS)
  local within, concurrency = (options or {}).within or WITHIN, (options or {}).concurrency or CONCURRENCY
  if within < 0 or within ~= within then
    misuse.raise("workflow.renewals: within must be a number of days")
  elseif concurrency < 1 or concurrency ~= concurrency then
    misuse.raise("workflow.renewals: concurrency must be at least 1")
  end
  return setmetatable({ _run = run, _err = err, _loops = {} }, meta)
end

--- Workflow `register_webhook`: registers the URL for events, sends a test event and explains its result.
local registration = require "partnercenter.workflow.webhook.registration"
local start = require "partnercenter.workflow.run.start"
local test_event = require "partnercenter.workflow.webhook.test_event"
local wait = require "partnercenter.workflow.run.wait"
local wanted = require "partnercenter.workflow.webhook.wanted"

local OPTIONS = {
  confirm = "boolean|function", dry_run = "boolean", url = "string", events = "string|table",
  signature_header = "string", test = "boolean", timeout = "number", interval = "number",
}
local TIMEOUT, INTERVAL = 120, 2

-- Reads what stands and makes the plan.
local function prepare(run, wish)
  local with_test = run.options.test ~= false
  local record, err = registration.read(run)
  if err then return nil, err end
  local listed
  listed, err = run.client:webhook_registration():events(run:call())
  if not listed then return nil, err end
  wish.events, err = wanted.events(run, wish.events, listed, with_test)
  if not wish.events then return nil, err end
  local body, step = registration.change(record, wish)
  local it = run:plan { url = wish.url, events = wish.events, registration = record, sends = step and body }
  it.steps[1] = step
  local can_test = false
  for _, name in ipairs(wish.events) do
    can_test = can_test or name == wanted.TEST
  end
  if with_test and can_test then
    it.steps[#it.steps + 1] = ("send a test event to %s and wait for its result"):format(wish.url)
  end
  it.tests = with_test and can_test
  return it
end

local function test(run, it, limits)
  if it.tests then return test_event.run(run, limits) end
  return test_event.skipped(run.options.test == false and "the option test is false"
    or "the service lists no event test-created")
end

---@class partnercenter.workflow.RegisterWebhookOptions: partnercenter.workflow.WriteOptions
---@field url string                 of the receiver; https, or http on loopback for a simulator
---@field events? "all"|string[]     names of the service's list, "all" by default; `test-created` is added
---@field signature_header? "Authorization"|"x-ms-signature" the latter where a proxy drops Authorization
---@field test? boolean              false sends no test event
---@field timeout? number            seconds to wait for the test's result, 120
---@field interval? number           seconds between reads, 2

---@class partnercenter.workflow.WebhookRegistered: partnercenter.model.WebhookRegistration
---@field changed boolean            whether this run wrote the registration
---@field test partnercenter.workflow.WebhookTest

--- Registers a webhook. It reads first and writes only what differs; then the service sends a test event, and
--- `test` says in words whether it arrived. A test that did not arrive is no error: the registration stands.
--- Without `confirm` nothing is written. A later run resumes.
---@param client partnercenter.Client|partnercenter
---@param options partnercenter.workflow.RegisterWebhookOptions
---@return partnercenter.workflow.WebhookRegistered|partnercenter.Plan|nil result the plan of a dry run
---@return partnercenter.error? err `unconfirmed` with `err.plan`; where only the test failed, with
--- `err.registration`
return function(client, options)
  local run, err = start("register_webhook", client, "none", options, OPTIONS)
  if not run then return nil, err end
  local limits = wait.limits(run, TIMEOUT, INTERVAL)
  local wish, wrong = wanted.read(run)
  if not wish then return nil, wrong end
  local it, failed = prepare(run, wish)
  if not it then return nil, failed end
  local agreed, shown, unconfirmed = run:agree(it)
  if not agreed then return shown, unconfirmed end

  local record = it.registration
  if it.sends then
    record, err = registration.write(run, record, it.sends)
    if not record then return nil, err end
  end
  local tested, untested = test(run, it, limits)
  if not tested then
    untested.registration = record
    return nil, untested
  end
  return registration.result(record, { changed = it.sends ~= nil, test = tested })
end

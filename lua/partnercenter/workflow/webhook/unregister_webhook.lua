--- Workflow `unregister_webhook`: stops the events of a webhook, as far as the service has a way.
local registration = require "partnercenter.workflow.webhook.registration"
local start = require "partnercenter.workflow.run.start"
local wanted = require "partnercenter.workflow.webhook.wanted"

local OPTIONS = { confirm = "boolean|function", dry_run = "boolean" }
local STEP = "register %s for %s alone, which stops all other events: "
  .. "the service has no call that deletes a registration"

---@class partnercenter.workflow.WebhookUnregistered
---@field changed boolean  false: there was no registration, or none of other events
---@field [string] any     the members of the registration that stays, where there is one

--- Stops a webhook's events: the registration stays with `test-created` alone, since the service cannot
--- delete it. Without `confirm` nothing is written. No registration is success.
---@param client partnercenter.Client|partnercenter
---@param options partnercenter.workflow.WriteOptions?
---@return partnercenter.workflow.WebhookUnregistered|partnercenter.Plan|nil result the plan of a dry run
---@return partnercenter.error? err `unconfirmed` with `err.plan`
return function(client, options)
  local run, err = start("unregister_webhook", client, "none", options, OPTIONS)
  if not run then return nil, err end
  local record, failed = registration.read(run)
  if failed then return nil, failed end
  local it = run:plan { url = record and record.WebhookUrl, registration = record }
  if record then
    local body, step = registration.change(record, { url = record.WebhookUrl, events = { wanted.TEST } })
    it.sends, it.steps[1] = body, step and STEP:format(record.WebhookUrl, wanted.TEST)
  end
  local agreed, shown, unconfirmed = run:agree(it)
  if not agreed then return shown, unconfirmed end
  if it.steps[1] then
    record, err = registration.write(run, record, it.sends)
    if not record then return nil, err end
  end
  return registration.result(record or {}, { changed = it.steps[1] ~= nil })
end

--- Workflow `offboard_user`: removes the licences of a user and deletes the user.
local start = require "partnercenter.workflow.run.start"

local OPTIONS = { confirm = "boolean|function", dry_run = "boolean" }
local GROUPS = { "Group1", "Group2" } -- licences managed by Microsoft Entra ID, and the others

local function deleted(run)
  return { customer_id = run.params.customer_id, user_id = run.params.user_id, deleted = true, removed = {} }
end

-- The user and its licences; nil for a user that does not exist or is deleted.
local function read(run, user)
  local record, err = user:get(run:call())
  if not record then return nil, err.status ~= 404 and err or nil end
  if type(record.state) == "string" and record.state:lower() == "inactive" then return nil end
  local licenses
  licenses, err = user:licenses({ licenseGroupIds = GROUPS }, run:call()):all()
  if not licenses then return nil, err end
  return record, nil, licenses
end

local function prepare(run, record, licenses)
  local it = run:plan({
    customer_id = run.params.customer_id,
    user_id = run.params.user_id, user = record, licenses = licenses,
  })
  if not record then return it end
  local name = tostring(record.userPrincipalName or record.displayName or run.params.user_id)
  for i, license in ipairs(licenses) do
    local sku = type(license.productSku) == "table" and license.productSku or license
    if type(sku.id) ~= "string" then
      return run:fail("protocol", "a licence of the user has no product id", { data = license })
    end
    it.steps[i] = ("take the licence %s (%s) from %s"):format(tostring(sku.name or sku.skuPartNumber or "?"),
      sku.id, name)
    it.removals = it.removals or {}
    it.removals[i] = sku.id
  end
  it.steps[#it.steps + 1] = ("delete the user %s, who can be restored for 30 days"):format(name)
  return it
end

---@class partnercenter.workflow.OffboardUserOptions: partnercenter.workflow.WriteOptions

---@class partnercenter.workflow.Offboarded
---@field customer_id string
---@field user_id string
---@field deleted boolean
---@field removed string[] ids of products
---@field warnings table[]? of the service, about licences

--- Removes the licences of a user, so that others can have them, and deletes the user. Without `confirm`
--- nothing is changed. A later run resumes; a user that is already deleted is success.
---@param user partnercenter.customer.user a handle
---@param options partnercenter.workflow.OffboardUserOptions?
---@return partnercenter.workflow.Offboarded|partnercenter.Plan|nil result the plan of a dry run
---@return partnercenter.error? err `unconfirmed` with `err.plan`
return function(user, options)
  local run, err = start("offboard_user", user, "user_id", options, OPTIONS)
  if not run then return nil, err end
  local record, failed, licenses = read(run, user)
  if failed then return nil, failed end
  local it
  it, err = prepare(run, record, licenses)
  if not it then return nil, err end
  local agreed, shown, unconfirmed = run:agree(it)
  if not agreed then return shown, unconfirmed end

  local result = deleted(run)
  if not record then return result end
  if it.removals then
    local update
    update, err = user:update_licenses({ licensesToRemove = it.removals }, run:call())
    if not update then return nil, err end
    result.removed = it.removals
    local warnings = type(update) == "table" and update.licenseWarnings
    if type(warnings) == "table" and next(warnings) ~= nil then result.warnings = warnings end
  end
  local ok, why = user:delete(run:call())
  if not ok and why.status ~= 404 then return nil, why end
  return result
end

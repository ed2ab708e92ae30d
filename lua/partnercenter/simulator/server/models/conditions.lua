--- Members that an operation needs in some requests: each function takes a checked body and returns the path
--- of the member that it lacks.

-- Countries whose addresses have states, as the country rules of the service say.
local WITH_STATES = { AU = true, BR = true, CA = true, IN = true, MX = true, US = true }

local conditions = {}

function conditions.add_verified_domain(body)
  if body.domain.authenticationType == "Federated" and not body.domainFederationSettings then
    return "domainFederationSettings"
  end
end

function conditions.create_migration_schedule(body)
  if not body.targetDate and not body.migrateOnRenewal then return "targetDate" end
end

function conditions.create_qualification(body)
  if body.qualification == "Education" and not body.educationSegment then return "educationSegment" end
end

function conditions.update_fraud_event_status(body)
  if body.eventStatus == "Resolved" and not body.resolvedReason then return "resolvedReason" end
end

function conditions.validate_address(body)
  if not WITH_STATES[body.country:upper()] then return nil end
  return not body.state and "state" or not body.postalCode and "postalCode" or nil
end

return conditions

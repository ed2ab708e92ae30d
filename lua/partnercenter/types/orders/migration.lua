---@meta
-- Generated from lua/partnercenter/api/data/migration.lua by spec/types/generate.lua.

---@class partnercenter.Listing.NewCommerceMigration: partnercenter.Listing
---@operator call(): partnercenter.model.NewCommerceMigration?
---@field each fun(self: partnercenter.Listing.NewCommerceMigration): fun(): partnercenter.model.NewCommerceMigration?
---@field pages fun(self: partnercenter.Listing.NewCommerceMigration): fun(): partnercenter.model.NewCommerceMigration[]?
---@field all fun(self: partnercenter.Listing.NewCommerceMigration): partnercenter.model.NewCommerceMigration[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.NewCommerceMigration): partnercenter.model.NewCommerceMigration[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.NewCommerceMigration): partnercenter.model.NewCommerceMigration[]?, partnercenter.error?

---@class partnercenter.Listing.NewCommerceMigrationSchedule: partnercenter.Listing
---@operator call(): partnercenter.model.NewCommerceMigrationSchedule?
---@field each fun(self: partnercenter.Listing.NewCommerceMigrationSchedule): fun(): partnercenter.model.NewCommerceMigrationSchedule?
---@field pages fun(self: partnercenter.Listing.NewCommerceMigrationSchedule): fun(): partnercenter.model.NewCommerceMigrationSchedule[]?
---@field all fun(self: partnercenter.Listing.NewCommerceMigrationSchedule): partnercenter.model.NewCommerceMigrationSchedule[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.NewCommerceMigrationSchedule): partnercenter.model.NewCommerceMigrationSchedule[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.NewCommerceMigrationSchedule): partnercenter.model.NewCommerceMigrationSchedule[]?, partnercenter.error?

---@class partnercenter.customer
local customer = {}

---@class partnercenter.customer.migration
local customer_migration = {}

---@class partnercenter.customer.migration_schedule
local customer_migration_schedule = {}

---@class partnercenter.customer.migration_schedules
local customer_migration_schedules = {}

---@class partnercenter.customer.migrations
local customer_migrations = {}

---@class partnercenter.Client
local client = {}

---@class partnercenter.migration_schedules: partnercenter.Listing.NewCommerceMigrationSchedule
local migration_schedules = {}

---@class partnercenter.migrations: partnercenter.Listing.NewCommerceMigration
local migrations = {}

---@class partnercenter.syndication_migration
local syndication_migration = {}

---@class partnercenter.syndication_migration.customer
local syndication_migration_customer = {}

---@class partnercenter.syndication_migrations
local syndication_migrations = {}

---@class partnercenter
local partnercenter = {}

--- Returns a handle. Sends nothing.
---@param migration_id string
---@return partnercenter.customer.migration
function customer:migration(migration_id) end

--- Returns a handle. Sends nothing.
---@param schedule_id string
---@return partnercenter.customer.migration_schedule
function customer:migration_schedule(schedule_id) end

--- Reads the resource, lets `fn` edit it and writes it under its ETag; repeats this after a conflict.
--- `fn` edits the value or returns another. If it returns false, nothing is written.
---@param fn fun(value: partnercenter.model.NewCommerceMigrationSchedule): any, any
---@param options? partnercenter.Options
---@return partnercenter.model.NewCommerceMigrationSchedule? result
---@return partnercenter.error? err
function customer_migration_schedule:change(fn, options) end

--- Returns a handle. Sends nothing.
---@return partnercenter.customer.migration_schedules
function customer:migration_schedules() end

--- Returns a handle. Sends nothing.
---@return partnercenter.customer.migrations
function customer:migrations() end

--- Returns a handle. Sends nothing.
---@param migration_batch_id string
---@return partnercenter.syndication_migration
function client:syndication_migration(migration_batch_id) end

--- As `client:syndication_migration`, on the default client.
---@param migration_batch_id string
---@return partnercenter.syndication_migration
function partnercenter.syndication_migration(migration_batch_id) end

--- Returns a handle. Sends nothing.
---@param mosi_customer_id string
---@return partnercenter.syndication_migration.customer
function syndication_migration:customer(mosi_customer_id) end

--- Returns a handle. Sends nothing.
---@return partnercenter.syndication_migrations
function client:syndication_migrations() end

--- As `client:syndication_migrations`, on the default client.
---@return partnercenter.syndication_migrations
function partnercenter.syndication_migrations() end

---@class partnercenter.body.create_migration: partnercenter.model.NewCommerceMigration
---@field addOnMigrations? partnercenter.body.create_migration[]
---@field currentSubscriptionId string GUID

--- Moves a legacy subscription into new commerce; it cannot be undone.
---
--- `POST /v1/customers/{customer_id}/migrations/newcommerce`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `NewCommerceMigration`.
--- The body needs: currentSubscriptionId.
---@see https://learn.microsoft.com/partner-center/developer/create-migration
---@param body partnercenter.body.create_migration
---@param options? partnercenter.Options
---@return partnercenter.model.NewCommerceMigration? result
---@return partnercenter.error? err
function customer_migrations:create(body, options) end

---@class partnercenter.body.validate_migration: partnercenter.model.NewCommerceMigration
---@field addOnMigrations? partnercenter.body.validate_migration[]
---@field currentSubscriptionId string GUID

--- Tells whether a subscription can be moved into new commerce, with the reasons against it.
---
--- `POST /v1/customers/{customer_id}/migrations/newcommerce/validate`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `NewCommerceEligibility`.
--- The body needs: currentSubscriptionId.
---@see https://learn.microsoft.com/partner-center/developer/validate-subscription-for-migration
---@param body partnercenter.body.validate_migration
---@param options? partnercenter.Options
---@return partnercenter.model.NewCommerceEligibility? result
---@return partnercenter.error? err
function customer:validate_migration(body, options) end

--- Reads the progress of a move into new commerce.
---
--- `GET /v1/customers/{customer_id}/migrations/newcommerce/{migration_id}`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `NewCommerceMigration`.
---@see https://learn.microsoft.com/partner-center/developer/get-new-commerce-migration
---@param options? partnercenter.Options
---@return partnercenter.model.NewCommerceMigration? result
---@return partnercenter.error? err
function customer_migration:get(options) end

---@class partnercenter.Client.migrations.Query
---@field CurrentSubscriptionId string|number|nil
---@field CustomerTenantId string|number|nil
---@field ExternalReferenceId string|number|nil
---@field PageSize integer|nil

--- Lists moves into new commerce of all customers.
---
--- `GET /v1/migrations/newcommerce`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `NewCommerceMigration`.
---@see https://learn.microsoft.com/partner-center/developer/query-migrated-subscriptions
---@param query? partnercenter.Client.migrations.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.migrations
function client:migrations(query, options) end

--- As `client:migrations`, on the default client.
---@param query? partnercenter.Client.migrations.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.migrations
function partnercenter.migrations(query, options) end

---@class partnercenter.customer.migration_events.Options: partnercenter.Options
---@field current_subscription_id string|number|nil
---@field migration_id string|number|nil

--- Lists the steps of moves of one customer.
---
--- `GET /v1/customers/{customer_id}/migrations/newcommerce/events`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: an array of `NewCommerceMigrationEvent`.
---@see https://learn.microsoft.com/partner-center/developer/get-migration-events
---@param options? partnercenter.customer.migration_events.Options
---@return partnercenter.model.NewCommerceMigrationEvent[]? result
---@return partnercenter.error? err
function customer:migration_events(options) end

---@class partnercenter.body.create_migration_schedule: partnercenter.model.NewCommerceMigrationSchedule
---@field addOnMigrations? partnercenter.body.create_migration_schedule[] request table: addOnMigrationSchedules
---@field currentSubscriptionId string GUID

--- Plans a move for a date or for the renewal.
---
--- `POST /v1/customers/{customer_id}/migrations/newcommerce/schedules`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `NewCommerceMigrationSchedule`.
--- The body needs: currentSubscriptionId.
---@see https://learn.microsoft.com/partner-center/developer/schedule-a-new-commerce-migration
---@param body partnercenter.body.create_migration_schedule
---@param options? partnercenter.Options
---@return partnercenter.model.NewCommerceMigrationSchedule? result
---@return partnercenter.error? err
function customer_migration_schedules:create(body, options) end

--- Reads a planned move.
---
--- `GET /v1/customers/{customer_id}/migrations/newcommerce/schedules/{schedule_id}`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `NewCommerceMigrationSchedule`.
---@see https://learn.microsoft.com/partner-center/developer/get-a-new-commerce-migration-schedule
---@param options? partnercenter.Options
---@return partnercenter.model.NewCommerceMigrationSchedule? result
---@return partnercenter.error? err
function customer_migration_schedule:get(options) end

---@class partnercenter.body.update_migration_schedule: partnercenter.model.NewCommerceMigrationSchedule
---@field addOnMigrations? partnercenter.body.update_migration_schedule[] request table: addOnMigrationSchedules
---@field currentSubscriptionId string GUID

--- Replaces a planned move that has not begun.
---
--- `PUT /v1/customers/{customer_id}/migrations/newcommerce/schedules/{schedule_id}`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `NewCommerceMigrationSchedule`.
--- The body needs: currentSubscriptionId.
---@see https://learn.microsoft.com/partner-center/developer/update-a-new-commerce-migration-schedule
---@param body partnercenter.body.update_migration_schedule
---@param options? partnercenter.Options
---@return partnercenter.model.NewCommerceMigrationSchedule? result
---@return partnercenter.error? err
function customer_migration_schedule:replace(body, options) end

--- Calls off a planned move that has not begun.
---
--- `POST /v1/customers/{customer_id}/migrations/newcommerce/schedules/{schedule_id}/cancel`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `NewCommerceMigrationSchedule`.
---@see https://learn.microsoft.com/partner-center/developer/cancel-a-new-commerce-migration-schedule
---@param options? partnercenter.Options
---@return partnercenter.model.NewCommerceMigrationSchedule? result
---@return partnercenter.error? err
function customer_migration_schedule:cancel(options) end

---@class partnercenter.Client.migration_schedules.Query
---@field CurrentSubscriptionId string|number|nil
---@field CustomerTenantId string|number|nil
---@field ExternalReferenceId string|number|nil
---@field PageSize integer|nil

--- Lists the planned moves of all customers.
---
--- `GET /v1/migrations/newcommerce/schedules`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `NewCommerceMigrationSchedule`.
---@see https://learn.microsoft.com/partner-center/developer/get-a-new-commerce-migration-schedule
---@param query? partnercenter.Client.migration_schedules.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.migration_schedules
function client:migration_schedules(query, options) end

--- As `client:migration_schedules`, on the default client.
---@param query? partnercenter.Client.migration_schedules.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.migration_schedules
function partnercenter.migration_schedules(query, options) end

--- Began a move of syndication customers.
---
--- `POST /v1/migrations/syndication`
--- Needs: app or app+user; no source says which.
--- Gives: the decoded answer.
--- Retired; sends nothing. Use customer:migrations():create(body).
---@deprecated
---@param body table
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function syndication_migrations:create(body, options) end

--- Read the outcome of a move of syndication customers.
---
--- `GET /v1/migrations/syndication/{migration_batch_id}`
--- Needs: app or app+user; no source says which.
--- Gives: the decoded answer.
--- Retired; sends nothing. Use customer:migration(id):get().
---@deprecated
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function syndication_migration:get(options) end

--- Read the outcome of a move for one syndication customer.
---
--- `GET /v1/migrations/syndication/{migration_batch_id}/{mosi_customer_id}`
--- Needs: app or app+user; no source says which.
--- Gives: the decoded answer.
--- Retired; sends nothing. Use customer:migration(id):get().
---@deprecated
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function syndication_migration_customer:get(options) end

---@meta
-- Generated from spec/types/library.lua by spec/types/generate.lua.

---@class partnercenter
local partnercenter = {}

--- Makes a client. The environment gives the options that are absent.
---@param options? partnercenter.ClientOptions
---@return partnercenter.Client? client
---@return partnercenter.error? err
function partnercenter.new(options) end

--- Sets the default client of this Lua state.
---@param options partnercenter.ClientOptions
---@return partnercenter.Client? client
---@return partnercenter.error? err
function partnercenter.configure(options) end

--- Closes the default client; the next call makes another one.
function partnercenter.close() end

--- As `client:request`, on the default client.
---@param spec partnercenter.Request
---@param options? partnercenter.Options
---@return partnercenter.Response? response
---@return partnercenter.error? err
function partnercenter.request(spec, options) end

--- As `client:check`, on the default client.
---@param options? partnercenter.CheckOptions
---@return partnercenter.Report|partnercenter.LiveReport|nil report
---@return partnercenter.error? err
function partnercenter.check(options) end

--- As `client:find_customer`, on the default client.
---@param domain string or the GUID
---@param options? partnercenter.Options
---@return partnercenter.model.Customer? customer
---@return partnercenter.error? err
function partnercenter.find_customer(domain, options) end

--- As `client:with`, on the default client.
---@param options partnercenter.Options
---@return partnercenter.Client? view
---@return partnercenter.error? err
function partnercenter.with(options) end

--- Marks a table as an array, so that it is sent as `[]` even when it is empty.
---@generic T
---@param t? T[]
---@return T[]
function partnercenter.array(t) end

--- A field for filters of listings.
---@param name string as the service spells it
---@return partnercenter.Field
function partnercenter.field(name) end

--- Any value as readable text.
---@param value any
---@return string
function partnercenter.dump(value) end

--- Runs `fn` for many items at a time and iterates over item, value and error as they finish.
--- Memory stays the same for any number of items. `break` cancels the calls in flight.
---@generic T, V
---@param items T[]|(fun(): T?)|partnercenter.Listing
---@param fn fun(item: T): V?, partnercenter.error?
---@param options? partnercenter.LoopOptions
---@return fun(): T, V?, partnercenter.error? iterator
function partnercenter.each(items, fn, options) end

--- Runs `fn` for many items at a time and returns the values in order.
---@generic T, V
---@param items T[]|(fun(): T?)|partnercenter.Listing
---@param fn fun(item: T): V?, partnercenter.error?
---@param options? partnercenter.LoopOptions
---@return { [integer]: V?, n: integer } values
---@return { [integer]: partnercenter.error, source: any }? errors nil when none failed
function partnercenter.map(items, fn, options) end

--- Runs the main function of a script. If it raises, or returns nil and an error, `main` writes the
--- error to standard error as one line and ends the process with status 1.
---@generic V
---@param fn fun(): V?, any
---@return V?
function partnercenter.main(fn) end

--- Starts `fn` as a task of the host's event loop and returns at once.
---@generic V
---@param fn fun(): V?, partnercenter.error?
---@param on_done? fun(value: V?, err: any) called exactly once
---@param options? partnercenter.SpawnOptions
---@return partnercenter.Task
function partnercenter.spawn(fn, on_done, options) end

-- The store over nginx's shared memory, with a dictionary that keeps its promises; nginx's own is met in
-- driver_contract_spec.

local shared_dict = require "partnercenter.store.shared_dict"

local function new_dict()
  local dict = { values = {}, lives = {} }
  function dict:get(key) return self.values[key] end
  function dict:set(key, value, life)
    if value == "too large" then return false, "no memory" end
    self.values[key], self.lives[key] = value, life
    return true
  end
  dict.safe_set = dict.set
  function dict:add(key, value, life)
    if self.values[key] then return false, "exists" end
    return self:set(key, value, life)
  end
  function dict:delete(key) self.values[key] = nil end
  return dict
end

describe("the store over a shared dictionary", function()
  local dict, store

  before_each(function()
    dict = new_dict()
    store = shared_dict.new(dict)
  end)

  it("keeps values for as long as they are good", function()
    assert.is_nil(store:get("key"))
    assert.is_true(store:set("key", "value", 60))
    assert.equal("value", store:get("key"))
    assert.equal(60, dict.lives.key)
    assert.is_true(store:set("key", nil))
    assert.is_nil(store:get("key"))
  end)

  it("tells when there is no room", function()
    local ok, problem = store:set("key", "too large")
    assert.is_nil(ok)
    assert.equal("the shared dictionary cannot be written: no memory", problem)
  end)

  it("has a lock that only one can take, and that ends by itself", function()
    local unlock = assert(store:lock("key"))
    assert.is_false(store:lock("key"))
    assert.is_function(store:lock("other"))
    assert.is_true(dict.lives["key:lock"] > 0)
    unlock()
    assert.is_function(store:lock("key"))
  end)

  it("does not take away the lock of the caller that came after its own ran out", function()
    local unlock = assert(store:lock("key"))
    dict:delete("key:lock")
    assert(store:lock("key"))
    unlock()
    assert.is_false(store:lock("key"))
  end)

  it("is made by itself of a dictionary, in nginx only", function()
    assert.is_false(shared_dict.is_dict(dict))
    rawset(_G, "ngx", {})
    finally(function() rawset(_G, "ngx", nil) end)
    assert.is_true(shared_dict.is_dict(dict))
    assert.is_false(shared_dict.is_dict({ get = print, set = print }))
  end)
end)

-- How a body is compared with the models: a table of bodies and the differences that they have.
local json = require "partnercenter.json"
local shape = require "partnercenter.live_check.shape"

local SUBSCRIPTIONS = { gives = "Subscription", page = "links" }
local SUBSCRIPTION = { gives = "Subscription" }

-- "member: difference expected found value", with "-" for what a difference does not have.
local function told(body, row)
  local lines = {}
  for i, one in ipairs(shape.differences(body, row)) do
    lines[i] = ("%s: %s %s %s %s"):format(one.member, one.difference, one.expected or "-", one.found or "-",
      one.value or "-")
  end
  return lines
end

local CASES = {
  { "a record as the models have it", SUBSCRIPTION,
    '{"id":"a","quantity":5,"autoRenewEnabled":true,"lineItems":[],"status":"active"}', {} },
  { "an absent member", SUBSCRIPTION, "{}", {} },
  { "null", SUBSCRIPTION, '{"quantity":null,"lineItems":null,"other":null}', {} },
  { "null in an array", SUBSCRIPTIONS, '{"items":[null,{"quantity":null}]}', {} },
  { "another type", SUBSCRIPTION, '{"quantity":"5","autoRenewEnabled":"true","id":7}',
    { "autoRenewEnabled: type boolean string -", "id: type guid number -",
      "quantity: type integer string -" } },
  { "a whole number with a fraction", SUBSCRIPTION, '{"quantity":5.0}', {} },
  { "a fraction for an integer", SUBSCRIPTION, '{"quantity":5.5}', { "quantity: type integer number -" } },
  { "an integer for a number", { gives = "Invoice" }, '{"totalCharges":5}', {} },
  { "an extra member", SUBSCRIPTION, '{"seats":5,"owner":{},"tags":["a"]}',
    { "owner: unknown member - object -", "seats: unknown member - number -",
      "tags: unknown member - array -" } },
  { "another spelling", SUBSCRIPTION, '{"Quantity":"5"}',
    { "Quantity: spelling quantity - -", "Quantity: type integer string -" } },
  { "an array for a record", SUBSCRIPTION, '{"links":[{}]}', { "links: type object array -" } },
  { "a record for an array", SUBSCRIPTION, '{"lineItems":{"id":"a"}}', { "lineItems: type array object -" } },
  { "text for a record", SUBSCRIPTION, '{"links":"none"}', { "links: type object string -" } },
  { "a nested member", SUBSCRIPTION, '{"lineItems":[{"scope":{}},{"status":"odd"},{"more":1}]}',
    { "lineItems[].more: unknown member - number -", "lineItems[].status: unknown value - - odd" } },
  { "a difference of many items", SUBSCRIPTIONS, '{"totalCount":2,"items":[{"a":1},{"a":2},{"a":"3"}]}',
    { "items[].a: unknown member - number -", "items[].a: unknown member - string -" } },
  { "words in any spelling", SUBSCRIPTION, '{"status":"Active","lineItems":[{"status":"ACTIVE"}]}', {} },
  { "words with and without an underline", { gives = "InvoiceDetail" },
    '{"billingProvider":"onetime","invoiceLineItemType":"BillingLineItems"}', {} },
  { "several words", { gives = "InvoiceDetail" }, '{"billingProvider":"office, azure,new"}',
    { "billingProvider: unknown value - - new" } },
  { "no word", SUBSCRIPTION, '{"status":""}', {} },
  { "a word that may be data", { gives = "InvoiceDetail" },
    '{"billingProvider":"Contoso Ltd","invoiceLineItemType":"11111111-2222-4333-8444-555555555555"}',
    { "billingProvider: unknown value - - (hidden)", "invoiceLineItemType: unknown value - - (hidden)" } },
  { "a number for a word", { gives = "InvoiceDetail" }, '{"billingProvider":1}',
    { "billingProvider: type enum number -" } },
  { "free text", SUBSCRIPTION, '{"friendlyName":"anything at all","termDuration":"P9Y"}', {} },
  { "a member whose name may be data", SUBSCRIPTION,
    '{"11111111-2222-4333-8444-555555555555":1,"contoso.example":1,"G000000001":1}',
    { "(hidden): unknown member - number -" } },
  { "the members of every record", { gives = "FileInfo" },
    '{"links":{},"attributes":{"objectType":"x"}}', {} },
  { "attributes that are none", { gives = "FileInfo" }, '{"attributes":"x"}',
    { "attributes: type object string -" } },
  { "any members of an object", { gives = "Artifact" }, '{"dynamicAttributes":{"11":{"a":[1]}}}', {} },
  { "annotations of OData", { gives = "delegatedAdminCustomer", page = "odata" },
    '{"@odata.context":"x","value":[{"id":"a","@odata.type":"x","displayName@odata.type":"x"}]}', {} },
  { "a page that says nothing but its number of items", SUBSCRIPTIONS, '{"totalCount":0}', {} },
  { "a page without items", SUBSCRIPTIONS, '{"totalCount":2}', { "items: type array nothing -" } },
  { "items that are a record", SUBSCRIPTIONS, '{"items":{"id":"a"}}', { "items: type array object -" } },
  { "an item that is text", SUBSCRIPTIONS, '{"items":["a"]}', { "items[]: type object string -" } },
  { "members around the items", SUBSCRIPTIONS,
    '{"totalCount":"2","items":[],"links":{"next":{"uri":1}},"attributes":{},"more":true}',
    { "links.next.uri: type string number -", "more: unknown member - boolean -",
      "totalCount: type integer string -" } },
  { "a bare array", SUBSCRIPTIONS, '[{"quantity":"5"}]', { "[].quantity: type integer string -" } },
  { "an array of texts", { gives = "string[]" }, '["a","b"]', {} },
  { "an array of texts and more", { gives = "string[]" }, '["a",1,{}]',
    { "[]: type string number -", "[]: type string object -" } },
  { "text for a page", SUBSCRIPTIONS, '"none"', { ": type array string -" } },
  { "text", { gives = "string" }, '"education"', {} },
  { "a record for text", { gives = "string" }, '{"a":1}', { ": type string object -" } },
  { "a number", { gives = "integer" }, "3", {} },
  { "text for a number", { gives = "integer" }, '"3"', { ": type integer string -" } },
  { "a truth value", { gives = "boolean" }, "false", {} },
  { "an array for a record at the top", SUBSCRIPTION, '[{"id":"a"}]', { ": type object array -" } },
  { "a record in Graph's envelope", { gives = "partnerSecurityScore", wrapped = true },
    '{"@odata.context":"x","value":{"currentScore":"1"}}', { "value.currentScore: type number string -" } },
  { "a record that may have an envelope", { gives = "partnerSecurityScore", wrapped = true },
    '{"currentScore":1}', {} },
  { "a model without members", { gives = "GrowthMargin" }, '{"anything":1}', {} },
  { "an unknown model", { gives = "Unknown" }, '{"anything":1}', {} },
  { "one of several models", { gives = "InvoiceLineItem", page = "offset" },
    '{"items":[{"partnerId":"a","unitPrice":1.5,"tax":1},{"partnerId":"a","consumedQuantity":1,"new":1}]}',
    { "items[].new: unknown member - number -" } },
  { "a row that does not say what it gives", {}, '{"anything":1}', {} },
  { "a row that gives a file", { gives = "file" }, '{"anything":1}', {} },
}

describe("the comparison with the models", function()
  for _, case in ipairs(CASES) do
    it("takes " .. case[1], function()
      local body, problem = json.decode(case[3])
      assert.is_nil(problem)
      assert.same(case[4], told(body, case[2]))
    end)
  end

  it("takes no body for a list and for text, not for a record", function()
    assert.same({}, told(nil, SUBSCRIPTIONS))
    assert.same({}, told(json.null, SUBSCRIPTIONS))
    assert.same({}, told(nil, { gives = "string" }))
    assert.same({ ": type object nothing -" }, told(nil, SUBSCRIPTION))
  end)
end)

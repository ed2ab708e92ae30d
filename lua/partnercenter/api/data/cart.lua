--- Carts: what a customer is about to buy. They live for seven days.
return {
  { "customer(customer_id):carts():create(body)", "POST", "/v1/customers/{customer_id}/carts",
    name = "create_cart", auth = "both", takes = "Cart", gives = "Cart",
    embedded = { "lineItems.error" }, reference = "create-a-cart" },
  { "customer(customer_id):cart(cart_id):get()", "GET", "/v1/customers/{customer_id}/carts/{cart_id}",
    name = "get_cart", gives = "Cart" },
  { "customer(customer_id):cart(cart_id):replace(body)", "PUT", "/v1/customers/{customer_id}/carts/{cart_id}",
    name = "update_cart", auth = "both", takes = "Cart", gives = "Cart",
    embedded = { "lineItems.error" }, reference = "update-a-cart" },
  { "customer(customer_id):cart(cart_id):checkout()", "POST",
    "/v1/customers/{customer_id}/carts/{cart_id}/checkout",
    name = "checkout_cart", auth = "both", gives = "CartCheckoutResult", embedded = { "orderErrors" },
    reference = "checkout-a-cart" },
}

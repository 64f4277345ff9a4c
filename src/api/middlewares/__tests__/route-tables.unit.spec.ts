import { matchesPattern } from "../route-pattern"
import { isAllowedInStore } from "../store-allow-list"

describe("patterns", () => {
  it.each([
    ["/admin/orders/:id", "/admin/orders/order_1", true],
    ["/admin/orders/:id", "/admin/orders/order_1/cancel", false],
    ["/admin/orders/:id", "/admin/orders", false],
    ["/admin/claims/**", "/admin/claims", true],
    ["/admin/claims/**", "/admin/claims/a/b/c", true],
    ["/admin/claims/**", "/admin/claimsx", false],
    ["/admin/claims/**", "/ADMIN//Claims/", true],
    ["/admin/claims/**", "/admin/%63laims/x", true],
    ["/admin/claims/**", "/admin/%zz", false],
  ])("%s against %s: %p", (pattern, path, expected) => {
    expect(matchesPattern(pattern, path)).toBe(expected)
  })
})

describe("the store's allow-list", () => {
  it.each([
    ["GET", "/store/catalogue"],
    ["HEAD", "/store/catalogue/products/x"],
    ["POST", "/store/baskets"],
    ["DELETE", "/store/baskets/cart_1/lines/l_1"],
    ["POST", "/store/customers"],
    ["GET", "/store/customers/me"],
  ])("opens %s %s", (method, path) => {
    expect(isAllowedInStore(method, path)).toBe(true)
  })

  it.each([
    ["GET", "/store/products"],
    ["GET", "/store/product-variants/v_1"],
    ["GET", "/store/orders/order_1"],
    ["GET", "/store/carts/cart_1"],
    ["POST", "/store/carts"],
    ["POST", "/store/payment-collections/p/payment-sessions"],
    ["POST", "/store/customers/me"],
    ["DELETE", "/store/catalogue"],
    ["PUT", "/store/baskets"],
    ["POST", "/store/catalogue"],
    ["GET", "/store"],
    ["GET", "/store/anything-new"],
  ])("closes %s %s", (method, path) => {
    expect(isAllowedInStore(method, path)).toBe(false)
  })
})

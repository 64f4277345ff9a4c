import type { ProductCard } from "../../lib/contracts"
import { formatMoney } from "../../lib/money"
import { Pack } from "../../ui/pack"
import { CLASS_WORDS } from "./legal-class"

/** Products of a condition; a price only where one may be shown. */
export function ProductList({ products }: { products: ProductCard[] }) {
  return (
    <ul className="grid">
      {products.map((product) => (
        <li key={product.handle}>
          <div className="card linked">
            <Pack kind={product.legal_class} />
            <h3>
              <a href={`/products/${product.handle}`}>{product.title}</a>
            </h3>
            {product.subtitle ? (
              <p className="muted">{product.subtitle}</p>
            ) : null}
            <p className="small">
              <span className="tag">{CLASS_WORDS[product.legal_class]}</span>
              {product.price_from ? (
                <strong> From {formatMoney(product.price_from)}</strong>
              ) : null}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}

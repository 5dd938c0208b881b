// The only places that touch the document's text: textContent and attributes, never markup made of data.
export const byId = (id) => document.getElementById(id);

export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
  node.append(...children);
  return node;
}

/** Writes only what changed, so that live regions speak and selections survive. */
export function write(node, text, tone) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
  if (tone !== undefined && node.dataset.tone !== tone) {
    node.dataset.tone = tone;
  }
}

/** Shows a line, or hides it when there is nothing to say. */
export function note(node, text) {
  write(node, text ?? "");
  node.hidden = !text;
}

/** Brings parent's children (of one selector) to the order of items; nodes live as long as their key does. */
export function reconcile(parent, nodes, items, keyOf, create, update) {
  const wanted = new Set(items.map(keyOf));
  for (const [key, node] of nodes) {
    if (!wanted.has(key)) {
      node.remove();
      nodes.delete(key);
    }
  }
  let cursor = parent.querySelector(":scope > [data-row]");
  for (const item of items) {
    const key = keyOf(item);
    let node = nodes.get(key);
    if (!node) {
      node = create(item);
      node.dataset.row = "";
      nodes.set(key, node);
    }
    update(node, item);
    if (node === cursor) {
      cursor = cursor.nextElementSibling;
    } else {
      parent.insertBefore(node, cursor);
    }
  }
}

/** A table of columns { label, kind, text(item), tone?(item) }; the first cell of a row is its header. */
export function createTable(table, columns, keyOf, caption) {
  const body = el("tbody", { role: "rowgroup" });
  table.setAttribute("role", "table");
  table.append(el("caption", { class: "hidden" }, caption), head(columns), body);
  const nodes = new Map();
  return (items) => {
    table.hidden = items.length === 0;
    reconcile(body, nodes, items, keyOf, () => row(columns), (node, item) => fill(node, columns, item));
  };
}

export function head(columns) {
  const cells = columns.map((column) =>
    el("th", { scope: "col", role: "columnheader", class: column.kind }, column.label));
  return el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, ...cells));
}

export function row(columns) {
  return el("tr", { role: "row" }, ...columns.map((column, index) => index === 0
    ? el("th", { scope: "row", role: "rowheader", class: column.kind, "data-label": column.label })
    : el("td", { role: "cell", class: column.kind, "data-label": column.label })));
}

export function fill(node, columns, item) {
  columns.forEach((column, index) => write(node.children[index], column.text(item), column.tone?.(item)));
}

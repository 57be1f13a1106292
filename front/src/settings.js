// Settings of htmx, and the nonce by which the page's policy lets style elements in.
if (!document.querySelector('meta[name="htmx-config"]')) {
  const meta = document.createElement("meta");
  meta.name = "htmx-config";
  meta.content = JSON.stringify({ includeIndicatorCSS: false, mode: "same-origin", extensions: "no-eval" });
  document.head.append(meta);
}

/** The nonce of this document; browsers hide the attribute, the property stays. */
export function nonce() {
  const meta = document.querySelector('meta[name="csp-nonce"]');
  return meta?.nonce || meta?.content || "";
}

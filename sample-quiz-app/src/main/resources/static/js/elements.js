// SPDX-License-Identifier: Apache-2.0

/** The first element under the root with this data-testid. */
export const byTestId = (id, root = document) => root.querySelector(`[data-testid="${id}"]`);

/** A new element with properties and children; text becomes a text node, so names and answers are never markup. */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('--')) {
      made.style.setProperty(name, value);
    } else if (name === 'class') {
      made.className = value;
    } else if (name.startsWith('on')) {
      made.addEventListener(name.slice(2), value);
    } else if (name.startsWith('data-')) {
      made.setAttribute(name, String(value));
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, value === true ? '' : value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== false));
  return made;
}

/** A disc with the initial of a name, in the colour that belongs to the name. */
export function avatar(name) {
  const hue = [...name].reduce((sum, letter) => sum + letter.codePointAt(0), 0) * 137 % 360;
  return element('span', { class: 'avatar', 'aria-hidden': 'true', '--hue': hue }, name.charAt(0).toUpperCase());
}

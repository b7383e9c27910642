// SPDX-License-Identifier: Apache-2.0

/** Signing in and out, with Spring Security's form login and its CSRF cookie. */

export async function accounts() {
  const response = await fetch('/accounts');
  return response.json();
}

export async function signIn(username, password) {
  const response = await post('/login', { username, password });
  return response.ok;
}

export async function signOut() {
  await post('/logout', {});
}

function post(path, fields) {
  return fetch(path, {
    method: 'POST',
    headers: { 'X-XSRF-TOKEN': cookie('XSRF-TOKEN') },
    body: new URLSearchParams(fields),
  });
}

function cookie(name) {
  const found = document.cookie.split('; ').find((entry) => entry.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : '';
}

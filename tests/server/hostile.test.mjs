// What no browser sends: each case its own short right answer, and the server still there after.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { ask, render, serve, talk } from './support/cairn.mjs';
import { hostile } from './support/hostile.mjs';

let server;
before(async () => { server = await serve(await render()); });
after(() => server.stop());

const host = 'Host: a\r\n';
const get = (target, fields = '') => `GET ${target} HTTP/1.1\r\n${host}${fields}\r\n`;
const post = (fields, body = '') => `POST /contact HTTP/1.1\r\n${host}${fields}\r\n${body}`;
const chunked = 'Transfer-Encoding: chunked\r\n';
const long = (n) => 'a'.repeat(n);

// name, bytes, status; the connection must be closed after each refusal of the reader (below 500
// it cannot know where the next request starts), and stay open after an answer by the rules.
const malformed = [
  ['HTTP/2 preface', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 505],
  ['HTTP/3.0', `GET / HTTP/3.0\r\n${host}\r\n`, 505],
  ['HTTP/1.2', `GET / HTTP/1.2\r\n${host}\r\n`, 505],
  ['HTTP/0.9', 'GET /\r\n', 400],
  ['version in small letters', `GET / http/1.1\r\n${host}\r\n`, 400],
  ['version without a dot', `GET / HTTP/11\r\n${host}\r\n`, 400],
  ['no version', `GET / \r\n${host}\r\n`, 400],
  ['bare LF', 'GET / HTTP/1.1\nHost: a\n\n', 400],
  ['bare CR', 'GET / HTTP/1.1\rHost: a\r\r', 400],
  ['NUL in the target', get('/\0'), 400],
  ['two blanks', `GET  / HTTP/1.1\r\n${host}\r\n`, 400],
  ['a blank first', ` GET / HTTP/1.1\r\n${host}\r\n`, 400],
  ['a blank in the target', get('/a b'), 400],
  ['tabs for blanks', `GET\t/\tHTTP/1.1\r\n${host}\r\n`, 400],
  ['TLS', Buffer.from('16030100c8010000c40303', 'hex'), 400],
  ['noise', Buffer.from(Array.from({ length: 512 }, (_, i) => (i * 7919) % 256)), 400],
  ['SSH', 'SSH-2.0-OpenSSH_9.2p1\r\n', 400],
  ['SMTP', 'EHLO mail.example\r\n', 400],
  ['no Host', 'GET / HTTP/1.1\r\n\r\n', 400],
  ['two Hosts', get('/', 'Host: b\r\n'), 400],
  ['a Host with a path', 'GET / HTTP/1.1\r\nHost: a/b\r\n\r\n', 400],
  ['a Host with a name before', 'GET / HTTP/1.1\r\nHost: u:p@a\r\n\r\n', 400],
  ['an empty Host', 'GET / HTTP/1.1\r\nHost:\r\n\r\n', 400],
  ['a folded field', get('/', 'X: a\r\n b\r\n'), 400],
  ['a first field folded', `GET / HTTP/1.1\r\n X: a\r\n${host}\r\n`, 400],
  ['a blank before the colon', get('/', 'X : a\r\n'), 400],
  ['no colon', get('/', 'X\r\n'), 400],
  ['no name', get('/', ': a\r\n'), 400],
  ['a blank in a name', get('/', 'X Y: a\r\n'), 400],
  ['NUL in a field', get('/', 'X: a\0b\r\n'), 400],
  ['no length', post(''), 411],
  ['an expectation of tea', post('Expect: tea\r\nContent-Length: 1\r\n', 'a'), 417],
];

const oversized = [
  ['a target too long', get('/' + long(9000)), 414],
  ['a target without end', 'GET /' + long(30000), 414],
  ['a field too long', get('/', `X: ${long(17000)}\r\n`), 431],
  ['a field without end', `GET / HTTP/1.1\r\n${host}X: ${long(40000)}`, 431],
  ['too many fields', get('/', 'X: y\r\n'.repeat(3000)), 431],
  ['an endless chunk extension', post(chunked, `1;${long(30000)}`), 400],
  ['endless trailers', post(chunked, `0\r\n${'X: y\r\n'.repeat(5000)}`), 400],
  ['65,537 bytes', post('Content-Length: 65537\r\n', long(65537)), 413],
  ['65,537 bytes in chunks', post(chunked, `10001\r\n${long(65537)}\r\n0\r\n\r\n`), 413],
  ['a gigabyte announced', post('Content-Length: 1073741824\r\n'), 413],
];

// What a proxy before us might read as one request and we as two.
const smuggled = [
  ['length and chunks', post(`Content-Length: 5\r\n${chunked}`, '0\r\n\r\n'), 400],
  ['chunks and length', post(`${chunked}Content-Length: 5\r\n`, '0\r\n\r\n'), 400],
  ['the same length twice', post('Content-Length: 1\r\nContent-Length: 1\r\n', 'a'), 400],
  ['two lengths', post('Content-Length: 1\r\nContent-Length: 2\r\n', 'aa'), 400],
  ['a list of lengths', post('Content-Length: 1, 1\r\n', 'a'), 400],
  ['a length with a sign', post('Content-Length: +1\r\n', 'a'), 400],
  ['a negative length', post('Content-Length: -1\r\n', 'a'), 400],
  ['a length in base 16', post('Content-Length: 0x1\r\n', 'a'), 400],
  ['an empty length', post('Content-Length:\r\n'), 400],
  ['a length of 30 digits', post(`Content-Length: ${'9'.repeat(30)}\r\n`), 400],
  ['a blank before the colon of a length', post('Content-Length : 1\r\n', 'a'), 400],
  ['gzip, chunked', post('Transfer-Encoding: gzip, chunked\r\n', '0\r\n\r\n'), 501],
  ['chunked, gzip', post('Transfer-Encoding: chunked, gzip\r\n', '0\r\n\r\n'), 501],
  ['xchunked', post('Transfer-Encoding: xchunked\r\n', '0\r\n\r\n'), 501],
  ['identity', post('Transfer-Encoding: identity\r\n', '0\r\n\r\n'), 501],
  ['chunked twice', post(chunked + chunked, '0\r\n\r\n'), 400],
  ['chunked after a vertical tab', post('Transfer-Encoding:\vchunked\r\n', '0\r\n\r\n'), 400],
  ['chunked in HTTP/1.0', `POST / HTTP/1.0\r\n${chunked}\r\n0\r\n\r\n`, 400],
  ['a chunk of no size', post(chunked, 'zz\r\n'), 400],
  ['a chunk of negative size', post(chunked, '-1\r\na\r\n'), 400],
  ['a chunk beyond 64 bits', post(chunked, 'f'.repeat(17) + '\r\n'), 400],
  ['a chunk longer than it says', post(chunked, '1\r\nab\r\n0\r\n\r\n'), 400],
];

const closes = (kind, cases) => cases.forEach(([name, bytes, status]) => {
  hostile(kind, name, async () => {
    const sent = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
    // A second request rides behind: it must never be answered.
    const { answers, closed } = await talk(server.port, [sent, get('/smuggled')], { count: 2 });
    assert.deepEqual(answers.map((a) => a.status), [status]);
    assert.ok(closed, 'closed');
    const { fields, body } = answers[0];
    assert.equal(fields.connection, 'close');
    assert.equal(fields['content-type'], 'text/plain; charset=utf-8');
    assert.ok(fields['content-security-policy']);
    assert.ok(body.length < 200, 'short');
    assert.equal((await ask(server.port, 'GET /')).status, 200);
  });
});
closes('malformed', malformed);
closes('oversized', oversized);
closes('smuggled', smuggled);

const stays = [
  ['PUT', 'PUT /', 405], ['DELETE', 'DELETE /', 405], ['PATCH', 'PATCH /', 405],
  ['OPTIONS', 'OPTIONS /', 405], ['OPTIONS *', 'OPTIONS *', 405],
  ['TRACE', 'TRACE /', 405], ['CONNECT', 'CONNECT evil.example:443', 405],
  ['an unknown method', 'BREW /', 501], ['a method in small letters', 'get /', 501],
  ['climbing', 'GET /../etc/passwd', 400], ['climbing, escaped', 'GET /%2e%2e/etc/passwd', 400],
  ['climbing, escaped slashes', 'GET /..%2f..%2fetc/passwd', 400],
  ['climbing, overlong', 'GET /%c0%ae%c0%ae/etc/passwd', 400],
  ['climbing out of assets', 'GET /assets/../site.json', 400],
  ['climbing twice escaped', 'GET /%252e%252e/etc/passwd', 404],
  ['a dot', 'GET /./', 400], ['a backslash', 'GET /a\\b', 400],
  ['a backslash, escaped', 'GET /%5c', 400], ['NUL, escaped', 'GET /a%00.html', 400],
  ['a line break, escaped', 'GET /a%0d%0aSet-Cookie:x', 400],
  ['half an escape', 'GET /%4', 400], ['no escape', 'GET /%zz', 400],
  ['not UTF-8', 'GET /%ff', 400], ['a surrogate', 'GET /%ed%a0%80', 400],
  ['a fragment', 'GET /#a', 400], ['a star', 'GET *', 400], ['no slash', 'GET actions', 400],
  ['a query that is not UTF-8', 'GET /actions?q=%ff', 400],
  ['NUL in a query', 'GET /actions?q=%00', 400],
  ['two slashes', 'GET //', 404], ['another host by slashes', 'GET //evil.example/', 404],
  ['slashes within', 'GET /actions//A1-03', 404],
  ['the manifest', 'GET /site.json', 404], ['the file of a page', 'GET /index.html', 404],
  ['a companion', 'GET /index.html.br', 404], ['the file of no page', 'GET /404.html', 404],
  ['a folder', 'GET /assets/', 404], ['a hidden file', 'GET /.git/config', 404],
  ['a script of others', 'GET /wp-login.php', 404],
];

for (const [name, line, status] of stays) {
  hostile('reaching', name, async () => {
    const both = `${line} HTTP/1.1\r\n${host}\r\n${get('/')}`;
    const { answers } = await talk(server.port, [both], { count: 2 });
    assert.deepEqual(answers.map((a) => a.status), [status, 200]);
    assert.ok(!answers[0].text.includes('evil.example:443'), 'nothing is echoed');
    assert.equal(answers[0].fields.location, undefined);
    if (status === 405) assert.equal(answers[0].fields.allow, 'GET, HEAD');
  });
}

hostile('smuggled', 'a chunked trailer cannot pass for a field of the head', async () => {
  const body = '3\r\na=b\r\n0\r\nSec-Fetch-Site: same-origin\r\n\r\n';
  const type = 'Content-Type: application/x-www-form-urlencoded\r\n';
  const { answers } = await talk(server.port, [post(type + chunked, body)]);
  assert.equal(answers[0].status, 403);
});

hostile('slow', 'a client that goes away in mid-request costs nothing', async () => {
  for (let i = 0; i < 50; ++i) {
    await talk(server.port, [post('Content-Length: 100\r\n', 'half')], { end: true });
    await talk(server.port, ['GET / HT'], { end: true });
  }
  assert.equal((await ask(server.port, 'GET /')).status, 200);
});

hostile('slow', 'a client that asks and never reads costs one place', async () => {
  await talk(server.port, [get('/').repeat(2000)], { count: 1, patience: 500 });
  assert.equal((await ask(server.port, 'GET /')).status, 200);
});

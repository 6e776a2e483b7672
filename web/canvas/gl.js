// WebGL 2 as a printer: takes the triangles that lie in the program's memory to the screen.
//
// Promises: one call a frame; letters are handed over when they changed, and no more often.
// Leaves out: what is drawn (wasm/canvas/), when (stage.js).

const vertex = `#version 300 es
in vec2 place; in vec2 letter; in vec4 ink; uniform vec2 scale; out vec2 at; out vec4 tint;
void main() { at = letter; tint = ink; gl_Position = vec4(place * scale + vec2(-1, 1), 0, 1); }`;
const fragment = `#version 300 es
precision mediump float;
in vec2 at; in vec4 tint; uniform sampler2D letters; out vec4 colour;
void main() { colour = vec4(tint.rgb, tint.a * texture(letters, at).r); }`;

const corner_size = 20; // bytes: x, y, u, v, colour

function shader(gl, kind, source) {
  const made = gl.createShader(kind);
  gl.shaderSource(made, source);
  gl.compileShader(made);
  return made;
}

/** Null where there is no WebGL 2. `on_lost`: the browser took it back. */
export function make_printer(canvas, on_lost) {
  const gl = canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false, powerPreference: 'low-power' });
  if (!gl) return null;
  canvas.addEventListener('webglcontextlost', on_lost);
  const program = gl.createProgram();
  gl.attachShader(program, shader(gl, gl.VERTEX_SHADER, vertex));
  gl.attachShader(program, shader(gl, gl.FRAGMENT_SHADER, fragment));
  ['place', 'letter', 'ink'].forEach((name, i) => gl.bindAttribLocation(program, i, name));
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) return null;
  gl.useProgram(program);
  const scale = gl.getUniformLocation(program, 'scale');
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
  gl.vertexAttribPointer(0, 2, gl.FLOAT, false, corner_size, 0);
  gl.vertexAttribPointer(1, 2, gl.FLOAT, false, corner_size, 8);
  gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, true, corner_size, 16);
  [0, 1, 2].forEach((i) => gl.enableVertexAttribArray(i));
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA);
  let letters = 0; // which ones are there

  return {
    /** `memory`: the program's; `at`: where its picture is told (wasm/canvas/browser.cpp). */
    print(memory, at) {
      const told = new Uint32Array(memory, at, 9);
      const bytes = (from, length) => new Uint8Array(memory, from, length);
      const [corners, corner_count, indices, index_count, from, width, height, number, paper] = told;
      if (letters !== number) {
        gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8, width, height, 0, gl.RED, gl.UNSIGNED_BYTE, bytes(from, width * height));
        letters = number;
      }
      gl.viewport(0, 0, canvas.width, canvas.height);
      gl.uniform2f(scale, 2 / canvas.width, -2 / canvas.height);
      gl.clearColor((paper & 255) / 255, ((paper >> 8) & 255) / 255, ((paper >> 16) & 255) / 255, 1);
      gl.clear(gl.COLOR_BUFFER_BIT);
      gl.bufferData(gl.ARRAY_BUFFER, bytes(corners, corner_count * corner_size), gl.STREAM_DRAW);
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, bytes(indices, index_count * 4), gl.STREAM_DRAW);
      gl.drawElements(gl.TRIANGLES, index_count, gl.UNSIGNED_INT, 0);
    },
  };
}

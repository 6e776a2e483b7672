#include "bytes/squeeze.h"

#include <brotli/encode.h>
#include <zlib.h>

namespace cairn::server {

std::string gzip_of(std::string_view bytes, int level) {
  z_stream stream{};
  constexpr int gzip_window = 15 + 16;  // zlib's way to ask for a gzip wrapper
  if (deflateInit2(&stream, level, Z_DEFLATED, gzip_window, 9, Z_DEFAULT_STRATEGY) != Z_OK) {
    return {};
  }
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(whole ? stream.total_out : 0);
  deflateEnd(&stream);
  return out;
}

struct GzipPieces::Stream {
  explicit Stream(int level) {
    constexpr int gzip_window = 15 + 16;
    ok = deflateInit2(&z, level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) == Z_OK;
  }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  ~Stream() {
    if (ok) deflateEnd(&z);
  }
  z_stream z{};
  bool ok = false;
};

GzipPieces::GzipPieces(int level) : stream_(std::make_shared<Stream>(level)) {}

std::string GzipPieces::take(std::string_view bytes, bool is_last) {
  std::string out;
  if (!stream_->ok) return out;
  z_stream& z = stream_->z;
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  z.avail_in = static_cast<uInt>(bytes.size());
  do {
    const std::size_t before = out.size();
    out.resize(before + 32 * 1024);
    z.next_out = reinterpret_cast<Bytef*>(out.data() + before);
    z.avail_out = 32 * 1024;
    deflate(&z, is_last ? Z_FINISH : Z_NO_FLUSH);
    out.resize(out.size() - z.avail_out);
  } while (z.avail_out == 0);
  return out;
}

std::optional<std::string> gunzipped(std::string_view bytes, std::size_t most, bool& too_much) {
  too_much = false;
  z_stream stream{};
  constexpr int gzip_only = 15 + 16;
  if (inflateInit2(&stream, gzip_only) != Z_OK) return std::nullopt;
  // One byte more than is allowed tells that there is more.
  std::string out(most + 1, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int end = inflate(&stream, Z_FINISH);
  too_much = stream.total_out > most;
  const bool whole = end == Z_STREAM_END && stream.avail_in == 0 && !too_much;
  out.resize(whole ? stream.total_out : 0);
  inflateEnd(&stream);
  if (!whole) return std::nullopt;
  return out;
}

std::string brotli_of(std::string_view bytes, int quality) {
  struct Closing {
    void operator()(BrotliEncoderState* state) const { BrotliEncoderDestroyInstance(state); }
  };
  const std::unique_ptr<BrotliEncoderState, Closing> state(
      BrotliEncoderCreateInstance(nullptr, nullptr, nullptr));
  if (!state) return {};
  const auto set = [&](BrotliEncoderParameter what, std::size_t value) {
    BrotliEncoderSetParameter(state.get(), what, static_cast<std::uint32_t>(value));
  };
  set(BROTLI_PARAM_QUALITY, static_cast<std::size_t>(quality));
  set(BROTLI_PARAM_MODE, BROTLI_MODE_TEXT);
  set(BROTLI_PARAM_SIZE_HINT, bytes.size());
  // At its own choice, 18, a program is now and then 1 % larger for how its bytes fall into blocks.
  if (quality == BROTLI_MAX_QUALITY) set(BROTLI_PARAM_LGBLOCK, 17);
  std::string out(BrotliEncoderMaxCompressedSize(bytes.size()), '\0');
  const auto* in = reinterpret_cast<const std::uint8_t*>(bytes.data());
  auto* to = reinterpret_cast<std::uint8_t*>(out.data());
  std::size_t left = bytes.size(), room = out.size();
  const bool whole = BrotliEncoderCompressStream(state.get(), BROTLI_OPERATION_FINISH, &left, &in,
                                                 &room, &to, nullptr) == BROTLI_TRUE &&
                     BrotliEncoderIsFinished(state.get()) == BROTLI_TRUE;
  out.resize(whole ? out.size() - room : 0);
  return out;
}

}  // namespace cairn::server

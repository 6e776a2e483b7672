// Pages rendered lately, kept a while: the least recently asked for goes first.
//
// Promises: never holds more than `most` bytes of bodies (one entry excepted).
#pragma once
#include <cstddef>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "site/resource.h"

namespace cairn::server {

class Shelf {
 public:
  explicit Shelf(std::size_t most) : most_(most) {}

  const Resource* find(const std::string& name) {
    const auto it = places_.find(name);
    if (it == places_.end()) return nullptr;
    order_.splice(order_.begin(), order_, it->second);
    return &order_.front().second;
  }

  const Resource& put(const std::string& name, Resource resource) {
    held_ += weight(resource);
    order_.emplace_front(name, std::move(resource));
    places_[name] = order_.begin();
    while (held_ > most_ && order_.size() > 1) {
      held_ -= weight(order_.back().second);
      places_.erase(order_.back().first);
      order_.pop_back();
    }
    return order_.front().second;
  }

  std::size_t held() const { return held_; }

 private:
  static std::size_t weight(const Resource& r) {
    std::size_t sum = 0;
    for (const Body* body : {&r.plain, &r.gzip, &r.brotli}) {
      if (body->bytes) sum += body->bytes->size();
    }
    return sum;
  }

  std::size_t most_;
  std::size_t held_ = 0;
  std::list<std::pair<std::string, Resource>> order_;  // most recent first
  std::unordered_map<std::string, std::list<std::pair<std::string, Resource>>::iterator> places_;
};

}  // namespace cairn::server

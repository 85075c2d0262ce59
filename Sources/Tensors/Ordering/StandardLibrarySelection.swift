/// `std::nth_element` and `std::sort` as libstdc++ performs them. They are not stable, and where values are equal the
/// order that `topk` shows is theirs; so PyTorch's output depends on these very steps.
enum StandardLibrarySelection {
  typealias Less<T> = (T, T) -> Bool

  private static var threshold: Int { 16 }

  /// `std::nth_element`: the element at `nth` is where sorting would put it.
  static func nthElement<T>(_ a: inout [T], _ nth: Int, _ less: Less<T>) {
    var (first, last) = (0, a.count)
    guard nth < last else { return }
    var depth = 2 * log2(last)
    while last - first > 3 {
      if depth == 0 {
        // The heap select that libstdc++ turns to here puts the same element in place.
        sortRange(&a, first, last, less)
        return
      }
      depth -= 1
      let cut = partition(&a, first, last, less)
      if cut <= nth { first = cut } else { last = cut }
    }
    insertionSort(&a, first, last, less)
  }

  /// `std::partial_sort`: a heap of the first `count`, through which the rest is sifted.
  static func partialSort<T>(_ a: inout [T], _ count: Int, _ less: Less<T>) {
    for parent in stride(from: (count - 2) / 2, through: 0, by: -1) where count > 1 {
      adjustHeap(&a, parent, count, a[parent], less)
    }
    for i in count..<a.count where less(a[i], a[0]) {
      let value = a[i]
      a[i] = a[0]
      adjustHeap(&a, 0, count, value, less)
    }
    for last in stride(from: count - 1, to: 0, by: -1) {
      let value = a[last]
      a[last] = a[0]
      adjustHeap(&a, 0, last, value, less)
    }
  }

  /// `__adjust_heap`: the hole sinks to a leaf, then the value rises from there.
  private static func adjustHeap<T>(_ a: inout [T], _ top: Int, _ count: Int, _ value: T, _ less: Less<T>) {
    var hole = top
    var child = hole
    while child < (count - 1) / 2 {
      child = 2 * (child + 1)
      if less(a[child], a[child - 1]) { child -= 1 }
      a[hole] = a[child]
      hole = child
    }
    if count & 1 == 0 && child == (count - 2) / 2 {
      child = 2 * (child + 1)
      a[hole] = a[child - 1]
      hole = child - 1
    }
    while hole > top {
      let parent = (hole - 1) / 2
      guard less(a[parent], value) else { break }
      a[hole] = a[parent]
      hole = parent
    }
    a[hole] = value
  }

  /// `std::sort` of `range`.
  static func sort<T>(_ a: inout [T], _ range: Range<Int>, _ less: Less<T>) {
    guard range.count > 1 else { return }
    introsort(&a, range.lowerBound, range.upperBound, 2 * log2(range.count), less)
    let (first, last) = (range.lowerBound, range.upperBound)
    if last - first > threshold {
      insertionSort(&a, first, first + threshold, less)
      for i in (first + threshold)..<last { unguardedInsert(&a, i, less) }
    } else {
      insertionSort(&a, first, last, less)
    }
  }

  private static func introsort<T>(_ a: inout [T], _ first: Int, _ end: Int, _ limit: Int, _ less: Less<T>) {
    var (last, depth) = (end, limit)
    while last - first > threshold {
      if depth == 0 {
        sortRange(&a, first, last, less)
        return
      }
      depth -= 1
      let cut = partition(&a, first, last, less)
      introsort(&a, cut, last, depth, less)
      last = cut
    }
  }

  private static func sortRange<T>(_ a: inout [T], _ first: Int, _ last: Int, _ less: Less<T>) {
    a[first..<last].sort(by: less)
  }

  private static func log2(_ n: Int) -> Int { Int.bitWidth - 1 - n.leadingZeroBitCount }

  /// `__unguarded_partition_pivot`: the median of three goes to the front and divides the rest.
  private static func partition<T>(_ a: inout [T], _ first: Int, _ last: Int, _ less: Less<T>) -> Int {
    let (x, y, z) = (first + 1, first + (last - first) / 2, last - 1)
    let median: Int
    if less(a[x], a[y]) {
      median = less(a[y], a[z]) ? y : less(a[x], a[z]) ? z : x
    } else {
      median = less(a[x], a[z]) ? x : less(a[y], a[z]) ? z : y
    }
    a.swapAt(first, median)
    var (low, high) = (first + 1, last)
    while true {
      while less(a[low], a[first]) { low += 1 }
      high -= 1
      while less(a[first], a[high]) { high -= 1 }
      if low >= high { return low }
      a.swapAt(low, high)
      low += 1
    }
  }

  private static func insertionSort<T>(_ a: inout [T], _ first: Int, _ last: Int, _ less: Less<T>) {
    guard last - first > 1 else { return }
    for i in (first + 1)..<last {
      if less(a[i], a[first]) {
        let value = a.remove(at: i)
        a.insert(value, at: first)
      } else {
        unguardedInsert(&a, i, less)
      }
    }
  }

  private static func unguardedInsert<T>(_ a: inout [T], _ index: Int, _ less: Less<T>) {
    let value = a[index]
    var i = index
    while i > 0 && less(value, a[i - 1]) {
      a[i] = a[i - 1]
      i -= 1
    }
    a[i] = value
  }
}

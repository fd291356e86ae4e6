"""Speed and accuracy, measured: ratios against a peer in the same run, scores against gold with floors."""

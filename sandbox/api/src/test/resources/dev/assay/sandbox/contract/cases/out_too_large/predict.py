with open("/out/predictions.csv", "wb") as f:
    for _ in range(20): f.write(b"x" * (1 << 20))

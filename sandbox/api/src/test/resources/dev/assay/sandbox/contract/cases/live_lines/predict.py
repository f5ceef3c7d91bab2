import os, shutil, time
for _ in range(3):
    os.write(1, b"%d\n" % int(time.time() * 1000))
    time.sleep(0.7)
os.write(2, b"%d\n" % int(time.time() * 1000))
time.sleep(0.7)
os.write(1, b"last\n")
shutil.copyfile("/in/test.csv", "/out/predictions.csv")

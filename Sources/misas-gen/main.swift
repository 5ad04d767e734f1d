print("misas-gen")
